/** Which processes share States: as a matrix, and on a phone as a list of those that share most. */
import { useMemo } from 'react';
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { StartOverlapsFragment as Data } from '../../gql/graphql';
import { type Crossing, OverlapMatrix, type Pair } from '../../charts/overlap-matrix';
import { seriate } from '../../charts/seriate';
import { useNarrow } from '../../charts/use-narrow';
import { compareHref, OverlapLine } from '../../parts/overlap-line';
import { Section } from '../../parts/section';
import { shortName } from '../../text/short-name';
import { sentenceList } from '../../text/plural';

const OverlapsFragment = graphql(`
  fragment StartOverlaps on Query {
    processes(first: 100, orderBy: [{ name: ASC }]) {
      nodes {
        slug
        name
        acronym
        names {
          kind
          text
        }
        states {
          code
        }
        overlaps {
          sharedCount
          jaccard
          complete
          process {
            slug
          }
        }
      }
    }
  }
`);

const STRONGEST = 12;

export default function StartOverlaps(props: { start: FragmentType<typeof OverlapsFragment> }) {
  const { nodes } = readFragment(OverlapsFragment, props.start).processes;
  const narrow = useNarrow();
  const { crossings, pairs } = useMemo(() => crossingsOf(nodes), [nodes]);
  const without = nodes.filter(({ states }) => states.length === 0).map(shortName);
  return (
    <Section id="overlaps" title="Who meets the same States">
      {narrow ? <Strongest crossings={crossings} pairs={pairs} /> : <Matrix crossings={crossings} pairs={pairs} />}
      <p className="note">
        {narrow
          ? `The ${STRONGEST} pairs that share most; the bar is the share of the States of both that are members of both.`
          : 'Each number is how many States are members of both; processes that share much stand side by side.'}{' '}
        {without.length > 0 && `Left out, because no State is known to be a member today: ${sentenceList(without)}.`}
      </p>
    </Section>
  );
}

type Overlaps = { crossings: Crossing[]; pairs: Map<string, Pair> };

/** The processes that list States, and what each two of them share. */
function crossingsOf(processes: Data['processes']['nodes']): Overlaps {
  const listing = processes.filter(({ states }) => states.length > 0);
  const pairs = new Map(
    listing.flatMap(({ slug, overlaps }) =>
      overlaps.map(({ process, sharedCount, jaccard, complete }): [string, Pair] => [
        `${slug} ${process.slug}`,
        { sharedCount, jaccard, complete, href: compareHref([slug, process.slug]) },
      ]),
    ),
  );
  const crossings = listing.map((process) => ({
    slug: process.slug,
    name: process.name,
    short: shortName(process),
    size: process.states.length,
  }));
  return { crossings, pairs };
}

/** Those that share much stand side by side. */
function Matrix({ crossings, pairs }: Overlaps) {
  const sequence = useMemo(() => {
    const bySlug = new Map(crossings.map((crossing) => [crossing.slug, crossing]));
    const slugs = seriate([...bySlug.keys()], (a, b) => pairs.get(`${a} ${b}`)?.jaccard ?? 0);
    return slugs.flatMap((slug) => bySlug.get(slug) ?? []);
  }, [crossings, pairs]);
  return <OverlapMatrix crossings={sequence} pairs={pairs} />;
}

function Strongest({ crossings, pairs }: Overlaps) {
  const strongest = crossings
    .flatMap((one, index) =>
      crossings.slice(index + 1).flatMap((other) => {
        const pair = pairs.get(`${one.slug} ${other.slug}`);
        return pair ? [{ one, other, pair }] : [];
      }),
    )
    .sort((a, b) => b.pair.jaccard - a.pair.jaccard)
    .slice(0, STRONGEST);
  return (
    <ul className="overlaps">
      {strongest.map(({ one, other, pair }) => (
        <OverlapLine
          key={`${one.slug} ${other.slug}`}
          slugs={[one.slug, other.slug]}
          names={`${one.short} and ${other.short}`}
          sharedCount={pair.sharedCount}
          jaccard={pair.jaccard}
          complete={pair.complete}
        >
          <Link href={`/processes/${one.slug}`}>{one.short}</Link> and{' '}
          <Link href={`/processes/${other.slug}`}>{other.short}</Link>
        </OverlapLine>
      ))}
    </ul>
  );
}
