/** The ways to the pages before and after, by the cursors in the address. */
import { Link, useLocation, useSearchParams } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../gql';

const PagingFragment = graphql(`
  fragment Paging on PageInfo {
    hasPreviousPage
    hasNextPage
    startCursor
    endCursor
  }
`);

type Props = {
  of: FragmentType<typeof PagingFragment>;
  previous: string;
  next: string;
  /** Whether the list can only be read from its start: then the way back leads there. */
  forward?: boolean;
};

export function Paging({ of, previous, next, forward = false }: Props) {
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = readFragment(PagingFragment, of);
  const [path] = useLocation();
  const [parameters] = useSearchParams();
  const hrefOf = (cursor: Record<string, string>) => {
    const kept = [...parameters].filter(([name]) => !CURSORS.includes(name));
    return `${path}?${new URLSearchParams([...kept, ...Object.entries(cursor)]).toString()}`;
  };
  const back = forward ? parameters.has('after') : hasPreviousPage && startCursor;
  if (!back && !hasNextPage) return null;
  return (
    <nav className="paging" aria-label="Pages">
      {back && <Link href={hrefOf(forward || !startCursor ? {} : { before: startCursor })}>← {previous}</Link>}
      {hasNextPage && endCursor && <Link href={hrefOf({ after: endCursor })}>{next} →</Link>}
    </nav>
  );
}

/** The parameters that stand for a page of a list; a new filter begins with the first one. */
export const CURSORS = ['after', 'before'];
