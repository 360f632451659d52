/** The words of a source about a row, as they are printed there. */
import { type FragmentType, graphql, readFragment } from '../gql';

const AsPrintedFragment = graphql(`
  fragment AsPrinted on Cited {
    printed: citations {
      property
      locator
      asPrinted
      source {
        title
        publisher
        url
      }
    }
  }
`);

export function AsPrinted(props: { of: FragmentType<typeof AsPrintedFragment> }) {
  const { printed } = readFragment(AsPrintedFragment, props.of);
  // The first citation of the whole row: where a field is cited, the words are about that field alone.
  const citation = printed.find(({ property, asPrinted }) => property === null && asPrinted !== null);
  if (!citation) return null;
  const { source, locator, asPrinted } = citation;
  return (
    <figure className="printed">
      <blockquote>
        <p>{asPrinted}</p>
      </blockquote>
      <figcaption>
        As printed in {source.url ? <a href={source.url}>{source.title}</a> : source.title}
        {[source.publisher, locator].filter(Boolean).map((part) => `, ${part}`)}
      </figcaption>
    </figure>
  );
}
