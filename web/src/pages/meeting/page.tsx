/** One meeting: when and where, who was in the chair, what it adopted, and what came before and after. */
import { graphql } from '../../gql';
import { AsPrinted } from '../../parts/as-printed';
import { DeclarationLine } from '../../parts/declaration-line';
import { Downloads } from '../../parts/downloads';
import { Answer, Missing } from '../../parts/feedback';
import { OpenQuestions } from '../../parts/open-questions';
import { Section } from '../../parts/section';
import { Sources } from '../../parts/sources';
import { useGraph } from '../../parts/use-graph';
import { MeetingFacts } from './facts';
import { MeetingIntro } from './intro';
import { Neighbours } from './neighbours';

const MeetingQuery = graphql(`
  query Meeting($slug: String!) {
    meeting(slug: $slug) {
      date {
        precision
      }
      ...MeetingIntro
      ...AsPrinted
      ...MeetingFacts
      adoptedDeclarations {
        slug
        ...DeclarationLine
      }
      ...Neighbours
      discrepancies {
        ...OpenQuestion
      }
      ...Sources
    }
    meetings(filter: { slug: { eq: $slug } }) {
      icsUrl
      csvUrl
    }
  }
`);

export default function MeetingPage({ slug }: { slug: string }) {
  const graph = useGraph(MeetingQuery, { slug });
  return (
    <Answer graph={graph}>
      {({ meeting, meetings }) =>
        meeting ? (
          <>
            <MeetingIntro meeting={meeting} />
            <AsPrinted of={meeting} />
            <MeetingFacts meeting={meeting} />
            <Downloads
              of="This meeting"
              // A calendar has no place for a day that is not known.
              icsUrl={meeting.date?.precision === 'DAY' ? meetings.icsUrl : undefined}
              csvUrl={meetings.csvUrl}
            />
            {meeting.adoptedDeclarations.length > 0 && (
              <Section id="declarations" title="What it adopted">
                <ul className="lines">
                  {meeting.adoptedDeclarations.map((declaration) => (
                    <DeclarationLine key={declaration.slug} declaration={declaration} of="meeting" />
                  ))}
                </ul>
              </Section>
            )}
            <Neighbours meeting={meeting} />
            {meeting.discrepancies.length > 0 && <OpenQuestions discrepancies={meeting.discrepancies} />}
            <Sources of={meeting} />
          </>
        ) : (
          <Missing title="No such meeting">Nothing is recorded under “{slug}”.</Missing>
        )
      }
    </Answer>
  );
}
