/** All processes, by name. */
import { Link } from 'wouter';
import { graphql } from '../gql';
import { Answer } from '../parts/feedback';
import { PageTitle } from '../parts/page-title';
import { useGraph } from '../parts/use-graph';
import { processLevel } from '../text/label';
import { count } from '../text/plural';

const ProcessesQuery = graphql(`
  query Processes {
    processes(first: 100, orderBy: [{ name: ASC }]) {
      nodes {
        slug
        name
        level
        members(kind: [STATE], first: 1) {
          totalCount
        }
      }
    }
  }
`);

export default function ProcessesPage() {
  const graph = useGraph(ProcessesQuery, {});
  return (
    <Answer graph={graph}>
      {({ processes }) => (
        <>
          <header className="intro">
            <PageTitle title="Migration processes" />
          </header>
          <ul className="lines">
            {processes.nodes.map(({ slug, name, level, members }) => (
              <li key={slug}>
                <span className="when">{count(members.totalCount, 'State')}</span>
                <span className="what">
                  <Link href={`/processes/${slug}`}>{name}</Link>
                  <small>{processLevel[level]}</small>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Answer>
  );
}
