/** What was found: how much of each kind, and a page of it. */
import { useSearchParams } from 'wouter';
import { graphql } from '../../gql';
import type { NodeKind } from '../../gql/graphql';
import { Choices } from '../../parts/choices';
import { Answer } from '../../parts/feedback';
import { Paging } from '../../parts/paging';
import { useGraph } from '../../parts/use-graph';
import { nodeKind } from '../../text/label';
import { count } from '../../text/plural';
import { FoundLine } from './found-line';
import { Hints } from './hints';

const SearchQuery = graphql(`
  query Search($words: String!, $kinds: [NodeKind!], $after: String) {
    search(text: $words, kinds: $kinds, after: $after, first: 20) {
      totalCount
      pageInfo {
        ...Paging
      }
      edges {
        cursor
        ...FoundLine
      }
    }
    PROCESS: search(text: $words, kinds: [PROCESS]) {
      totalCount
    }
    STATE: search(text: $words, kinds: [STATE]) {
      totalCount
    }
    ORGANIZATION: search(text: $words, kinds: [ORGANIZATION]) {
      totalCount
    }
    MEETING: search(text: $words, kinds: [MEETING]) {
      totalCount
    }
    DECLARATION: search(text: $words, kinds: [DECLARATION]) {
      totalCount
    }
    PUBLICATION: search(text: $words, kinds: [PUBLICATION]) {
      totalCount
    }
    INITIATIVE: search(text: $words, kinds: [INITIATIVE]) {
      totalCount
    }
    THEME: search(text: $words, kinds: [THEME]) {
      totalCount
    }
  }
`);

const KINDS = Object.keys(nodeKind) as NodeKind[];

export function Results({ words }: { words: string }) {
  const [parameters] = useSearchParams();
  const kind = KINDS.find((one) => one === parameters.get('kind'));
  const graph = useGraph(SearchQuery, { words, kinds: kind ? [kind] : null, after: parameters.get('after') });
  return (
    <Answer graph={graph}>
      {({ search, ...counts }) => {
        const choices = KINDS.flatMap((key) => {
          const { totalCount } = counts[key];
          return totalCount > 0 || key === kind ? [{ key, label: nodeKind[key], count: totalCount }] : [];
        });
        if (choices.length === 0) return <Hints>{`Nothing holds “${words}”.`}</Hints>;
        return (
          <section aria-labelledby="found">
            <h2 id="found" className="visually-hidden">
              {count(search.totalCount, 'result')}
            </h2>
            <div className="filters">
              <Choices name="kind" label="Kind" choices={choices} />
            </div>
            <ol className="lines">
              {search.edges.map((edge) => (
                <FoundLine key={edge.cursor} edge={edge} />
              ))}
            </ol>
            <Paging of={search.pageInfo} previous="Back to the best" next="More results" forward />
          </section>
        );
      }}
    </Answer>
  );
}
