/** The heading of a page, which is its title in the window too. */
import { useEffect, type ReactNode } from 'react';

type Props = {
  title: string;
  /** Above the heading: what sort of thing the page is about. */
  kicker?: ReactNode;
  /** What else the title of the window says, where the heading alone tells too little. */
  context?: string;
  /** Whether search engines may list the page. */
  indexed?: boolean;
};

export function PageTitle({ title, kicker, context, indexed = true }: Props) {
  useEffect(() => {
    document.title = [title, context, 'Migration processes'].filter(Boolean).join(' · ');
  }, [title, context]);
  return (
    <>
      {!indexed && <meta name="robots" content="noindex" />}
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 data-long={title.length > 48}>{title}</h1>
    </>
  );
}
