/** Two or more processes beside each other: the States that they share, and those that only one of them has. */
import { useSearchParams } from 'wouter';
import { graphql } from '../../gql';
import type { CompareQuery as Data } from '../../gql/graphql';
import { useAsOf } from '../../parts/as-of';
import { Answer, Missing } from '../../parts/feedback';
import { PageTitle } from '../../parts/page-title';
import { type Graph, useGraph } from '../../parts/use-graph';
import { shortName } from '../../text/short-name';
import { sentenceList } from '../../text/plural';
import { Chooser } from './chooser';
import { ComparisonMatrix } from './matrix';
import { ComparisonPairs } from './pairs';
import { ComparisonStates } from './states';

const CompareQuery = graphql(`
  query Compare($slugs: [String!]!, $on: Date, $several: Boolean!) {
    chosen: processes(filter: { slug: { in: $slugs } }, first: 100) {
      nodes {
        slug
        name
        acronym
        names {
          kind
          text
        }
      }
    }
    ...Chooser
    ...ComparisonStates @include(if: $several)
    ...ComparisonPairs
    ...ComparisonMatrix @include(if: $several)
  }
`);

export default function ComparePage() {
  const [parameters] = useSearchParams();
  const { on } = useAsOf();
  const slugs = [...new Set(parameters.getAll('process').filter(Boolean))];
  const graph = useGraph(CompareQuery, { slugs, on, several: slugs.length > 1 });
  if (isUnknown(graph, slugs)) {
    return <Missing title="No such process">One of the processes in the address is not recorded.</Missing>;
  }
  return (
    <Answer graph={graph}>
      {(data) => {
        const chosen = data.chosen.nodes.toSorted((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug));
        const several = chosen.length > 1;
        return (
          <>
            <header className="intro">
              <PageTitle
                title={several ? sentenceList(chosen.map(shortName)) : 'Compare processes'}
                kicker={several && 'Compare processes'}
              />
              {!several && <p className="lede">Choose two processes or more to see which States they share.</p>}
              <Chooser of={data} chosen={chosen} />
            </header>
            {several && <ComparisonStates of={data} />}
            {chosen.length > 0 && <ComparisonPairs of={data} slugs={chosen.map(({ slug }) => slug)} />}
            {several && <ComparisonMatrix of={data} />}
          </>
        );
      }}
    </Answer>
  );
}

/** Whether a process in the address is not recorded: the matrix is refused then, and all else asked for is well formed. */
function isUnknown({ data, error, fetching }: Graph<Data>, slugs: string[]): boolean {
  const refused = error?.graphQLErrors.some(({ extensions }) => extensions.code === 'BAD_USER_INPUT') ?? false;
  return refused || (!fetching && data !== undefined && data.chosen.nodes.length < slugs.length);
}
