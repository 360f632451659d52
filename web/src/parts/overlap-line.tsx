/** How many States two processes share: what they are, a bar, and the way to compare them. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { count } from '../text/plural';

type Props = {
  /** The keys of both. */
  slugs: [string, string];
  /** Their names, for those who hear the page. */
  names: string;
  sharedCount: number;
  jaccard: number;
  /** Whether both lists are known to be complete. */
  complete: boolean;
  /** What is seen in front. */
  children: ReactNode;
};

export function OverlapLine({ slugs, names, sharedCount, jaccard, complete, children }: Props) {
  return (
    <li>
      <span>{children}</span>
      <meter value={jaccard} aria-label={`Overlap: ${names}`}>
        {Math.round(jaccard * 100)} %
      </meter>
      <Link href={compareHref(slugs)}>
        {complete ? '' : 'at least '}
        {count(sharedCount, 'shared State')}
        <span className="visually-hidden">, {names}: compare</span>
      </Link>
    </li>
  );
}

/** The address that compares some processes. */
export function compareHref(slugs: string[]): string {
  return `/compare?${new URLSearchParams(slugs.map((slug) => ['process', slug])).toString()}`;
}
