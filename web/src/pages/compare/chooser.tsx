/** Which processes are compared: one can be added or taken away; they stand in the address. */
import type { SubmitEvent } from 'react';
import { Link, useSearchParams } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';

const ChooserFragment = graphql(`
  fragment Chooser on Query {
    all: processes(first: 100, orderBy: [{ name: ASC }]) {
      nodes {
        slug
        name
        acronym
      }
    }
  }
`);

type Props = { of: FragmentType<typeof ChooserFragment>; chosen: { slug: string; name: string }[] };

export function Chooser({ of, chosen }: Props) {
  const { nodes } = readFragment(ChooserFragment, of).all;
  const [parameters, setParameters] = useSearchParams();
  const others = nodes.filter(({ slug }) => chosen.every((process) => process.slug !== slug));
  const without = (slug: string) => {
    const kept = [...parameters].filter(([name, value]) => name !== 'process' || value !== slug);
    return `/compare?${new URLSearchParams(kept).toString()}`;
  };
  const add = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const slug = new FormData(event.currentTarget).get('process');
    if (typeof slug !== 'string') return;
    setParameters((now) => new URLSearchParams([...now, ['process', slug]]));
  };
  return (
    <div className="chooser">
      {chosen.length > 0 && (
        <ul aria-label="Compared">
          {chosen.map(({ slug, name }) => (
            <li key={slug}>
              <Link href={`/processes/${slug}`}>{name}</Link>
              <Link href={without(slug)} className="remove" aria-label={`Take away: ${name}`}>
                ×
              </Link>
            </li>
          ))}
        </ul>
      )}
      <form action="/compare" onSubmit={add}>
        <select name="process" aria-label="A process to compare">
          {others.map(({ slug, name, acronym }) => (
            <option key={slug} value={slug}>
              {name}
              {acronym && ` (${acronym})`}
            </option>
          ))}
        </select>
        <button type="submit">Add</button>
      </form>
    </div>
  );
}
