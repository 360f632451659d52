/** What this is in a sentence, a field to search in, and how much there is. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { NodeKind } from '../../gql/graphql';
import { Figures } from '../../parts/figures';
import { PageTitle } from '../../parts/page-title';
import { SearchExamples } from '../../parts/search-examples';
import { SearchForm } from '../../parts/search-form';

const FiguresFragment = graphql(`
  fragment StartFigures on Query {
    dataset {
      counts {
        noun
        count
      }
    }
    sources(first: 1) {
      totalCount
    }
    discrepancies(first: 1) {
      totalCount
    }
  }
`);

/** What can be said before the answer is there. */
export function StartHeading() {
  return (
    <header className="intro">
      <PageTitle title="Where States talk about migration" />
      <p className="lede">
        An open record of the regional, interregional and global processes in which States consult each other: who takes
        part, who chairs, when they met, what they agreed, and which source says so.
      </p>
      <SearchForm />
      <SearchExamples />
    </header>
  );
}

export function StartFigures(props: { start: FragmentType<typeof FiguresFragment> }) {
  const { dataset, sources, discrepancies } = readFragment(FiguresFragment, props.start);
  const countOf = (noun: NodeKind) => dataset.counts.find((row) => row.noun === noun)?.count ?? 0;
  return (
    <Figures
      figures={[
        { label: 'Processes', value: countOf('PROCESS') },
        { label: 'States and territories', value: countOf('STATE') },
        { label: 'Meetings', value: countOf('MEETING') },
        { label: 'Declarations', value: countOf('DECLARATION') },
        { label: 'Sources', value: sources.totalCount },
        { label: 'Discrepancies', value: discrepancies.totalCount },
      ]}
    />
  );
}
