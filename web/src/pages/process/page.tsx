/** One process: who takes part, who chairs it, when it met, what it adopted, and who says so. */
import { useSearchParams } from 'wouter';
import { graphql } from '../../gql';
import { useAsOf } from '../../parts/as-of';
import { Answer, Missing } from '../../parts/feedback';
import { OpenQuestions } from '../../parts/open-questions';
import { Sources } from '../../parts/sources';
import { meetingFilter } from '../../parts/meeting-filter';
import { useGraph } from '../../parts/use-graph';
import { ProcessDocuments } from './documents';
import { ProcessFacts } from './facts';
import { ProcessIntro } from './intro';
import { ProcessMeetings } from './meetings';
import { ProcessMembers } from './members';
import { ProcessOverlaps } from './overlaps';
import { ProcessPosts } from './posts';

const ProcessQuery = graphql(`
  query Process($slug: String!, $on: Date, $day: Date!, $dated: Boolean!, $meetings: MeetingFilter) {
    process(slug: $slug) {
      ...ProcessIntro
      ...ProcessMembers
      ...ProcessMeetings
      ...ProcessPosts
      ...ProcessFacts
      ...ProcessDocuments
      ...ProcessOverlaps
      discrepancies {
        ...OpenQuestion
      }
      ...Sources
    }
  }
`);

export function ProcessPage({ slug }: { slug: string }) {
  const { on, day } = useAsOf();
  const [parameters] = useSearchParams();
  const meetings = meetingFilter(parameters, ['kind', 'mode']);
  const graph = useGraph(ProcessQuery, { slug, on, day, dated: on !== null, meetings });
  return (
    <Answer graph={graph}>
      {({ process }) =>
        process ? (
          <>
            <ProcessIntro process={process} />
            <ProcessMembers process={process} />
            <ProcessMeetings process={process} />
            <ProcessPosts process={process} />
            <ProcessFacts process={process} />
            <ProcessDocuments process={process} />
            <ProcessOverlaps process={process} />
            <OpenQuestions discrepancies={process.discrepancies} />
            <Sources of={process} />
          </>
        ) : (
          <Missing title="No such process">Nothing is recorded under “{slug}”.</Missing>
        )
      }
    </Answer>
  );
}
