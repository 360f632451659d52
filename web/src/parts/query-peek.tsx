/** The end of every page: the question behind it, to read and to ask again. */
import { graphiqlHref, type Graph } from './use-graph';

export function QueryPeek({ graph }: { graph: Graph<unknown> }) {
  return (
    <aside className="peek" aria-label="The query behind this page">
      <a className="button" href={graphiqlHref(graph)}>
        Open this query in GraphiQL
      </a>
      <details>
        <summary>Show the query behind this page</summary>
        <pre tabIndex={0} aria-label="GraphQL query">
          <code>{graph.text}</code>
        </pre>
      </details>
    </aside>
  );
}
