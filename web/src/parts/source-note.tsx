/** Who says so: the sources of one row, asked for when the reader wants to know. */
import { useState } from 'react';
import { graphql } from '../gql';
import { Empty } from './feedback';
import { useGraph } from './use-graph';

const CitationsQuery = graphql(`
  query Citations($id: ID!) {
    node(id: $id) {
      ... on Cited {
        citations {
          property
          locator
          asPrinted
          source {
            slug
            title
            publisher
            url
          }
        }
      }
    }
  }
`);

type Props = {
  /** The global id of the row. */
  id: string;
  /** What the fact is about, for those who hear the page. */
  of: string;
  /** The field of the row, where the fact is only one of several. */
  property?: string | undefined;
};

export function SourceNote({ id, of, property }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="source" onToggle={(event) => setOpened(opened || event.currentTarget.open)}>
      <summary aria-label={`Source: ${of}`} title="Who says so">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M5.5 8.5h5M5.5 11h5" />
        </svg>
      </summary>
      <div className="source-body">{opened && <Citations id={id} property={property} />}</div>
    </details>
  );
}

function Citations({ id, property }: { id: string; property: string | undefined }) {
  const { data, error, fetching } = useGraph(CitationsQuery, { id });
  if (error) return <p role="alert">The API did not say.</p>;
  if (fetching || !data) return <p role="status">Asking …</p>;
  const all = data.node && 'citations' in data.node ? data.node.citations : [];
  const own = property ? all.filter((citation) => citation.property === property) : all;
  // Most facts are covered by the citation of the whole row, which comes first.
  const citations = own.length > 0 ? own : all.slice(0, 1);
  if (citations.length === 0) return <Empty>No source is recorded.</Empty>;
  return (
    <ul>
      {citations.map(({ source, locator, asPrinted, property: field }) => (
        <li key={[source.slug, locator, field, asPrinted].join()}>
          {source.url ? <a href={source.url}>{source.title}</a> : source.title}
          {source.publisher && `, ${source.publisher}`}
          {locator && <small>{locator}</small>}
          {asPrinted && <q>{asPrinted}</q>}
        </li>
      ))}
    </ul>
  );
}
