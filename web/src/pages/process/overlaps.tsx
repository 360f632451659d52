/** The processes with which it shares most States. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { Empty } from '../../parts/feedback';
import { OverlapLine } from '../../parts/overlap-line';
import { Section } from '../../parts/section';
import { count } from '../../text/plural';

const OverlapsFragment = graphql(`
  fragment ProcessOverlaps on Process {
    slug
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
`);

const SHOWN = 8;

export function ProcessOverlaps(props: { process: FragmentType<typeof OverlapsFragment> }) {
  const { slug, overlaps } = readFragment(OverlapsFragment, props.process);
  const shown = overlaps.slice(0, SHOWN);
  return (
    <Section id="overlaps" title="Where its members meet elsewhere">
      {shown.length === 0 && <Empty>No State is known to take part in another process too.</Empty>}
      <ul className="overlaps">
        {shown.map(({ process, sharedCount, jaccard, complete }) => (
          <OverlapLine
            key={process.slug}
            slugs={[slug, process.slug]}
            names={`with the ${process.name}`}
            sharedCount={sharedCount}
            jaccard={jaccard}
            complete={complete}
          >
            <Link href={`/processes/${process.slug}`}>{process.name}</Link>
          </OverlapLine>
        ))}
      </ul>
      {shown.length > 0 && (
        <p className="note">
          The bar is the share of the States of both that are members of both.
          {overlaps.length > SHOWN &&
            ` ${count(overlaps.length - SHOWN, 'more process', 'more processes')} share fewer.`}
        </p>
      )}
    </Section>
  );
}
