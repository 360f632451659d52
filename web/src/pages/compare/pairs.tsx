/** How much each two of the processes share; of a single one, with which it shares most. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { Empty } from '../../parts/feedback';
import { OverlapLine } from '../../parts/overlap-line';
import { Section } from '../../parts/section';

const ComparisonPairsFragment = graphql(`
  fragment ComparisonPairs on Query {
    sharing: processes(filter: { slug: { in: $slugs } }, first: 100) {
      nodes {
        slug
        name
        overlaps(on: $on) {
          sharedCount
          jaccard
          complete
          process {
            slug
            name
          }
        }
      }
    }
  }
`);

const SUGGESTED = 8;

type Props = { of: FragmentType<typeof ComparisonPairsFragment>; slugs: string[] };

export function ComparisonPairs({ of, slugs }: Props) {
  const { nodes } = readFragment(ComparisonPairsFragment, of).sharing;
  const single = slugs.length === 1;
  // Of several, each pair once: with the processes that come later in the address.
  const pairs = nodes
    .flatMap(({ overlaps, ...one }) => overlaps.map((overlap) => ({ one, ...overlap })))
    .filter(({ one, process }) => single || slugs.indexOf(process.slug) > slugs.indexOf(one.slug))
    .sort((a, b) => b.jaccard - a.jaccard)
    .slice(0, single ? SUGGESTED : undefined);
  return (
    <Section id="pairs" title={single ? 'Where its States meet elsewhere' : 'How much each two share'}>
      {pairs.length === 0 && <Empty>No State is known to be a member of two of them.</Empty>}
      <ul className="overlaps">
        {pairs.map(({ one, process, sharedCount, jaccard, complete }) => (
          <OverlapLine
            key={`${one.slug} ${process.slug}`}
            slugs={[one.slug, process.slug]}
            names={`${one.name} and ${process.name}`}
            sharedCount={sharedCount}
            jaccard={jaccard}
            complete={complete}
          >
            {!single && (
              <>
                <Link href={`/processes/${one.slug}`}>{one.name}</Link> and{' '}
              </>
            )}
            <Link href={`/processes/${process.slug}`}>{process.name}</Link>
          </OverlapLine>
        ))}
      </ul>
      {pairs.length > 0 && (
        <p className="note">
          The bar is the Jaccard index: the States that are members of both, of all States of the two.
          {!single && ' Two that are not listed here share no State that is known.'}
        </p>
      )}
    </Section>
  );
}
