/** The heading of a page, which is its title in the window too. */
import { useEffect, type ReactNode } from 'react';

type Props = {
  title: string;
  /** Above the heading: what sort of thing the page is about. */
  kicker?: ReactNode;
  /** Whether search engines may list the page. */
  indexed?: boolean;
};

export function PageTitle({ title, kicker, indexed = true }: Props) {
  useEffect(() => {
    document.title = `${title} · Migration processes`;
  }, [title]);
  return (
    <>
      {!indexed && <meta name="robots" content="noindex" />}
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 data-long={title.length > 48}>{title}</h1>
    </>
  );
}
