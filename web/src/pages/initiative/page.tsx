/** One initiative: a project inside a process, who leads and pays for it, and its meetings. */
import { Link } from 'wouter';
import { graphql } from '../../gql';
import { AsPrinted } from '../../parts/as-printed';
import { Downloads } from '../../parts/downloads';
import { Answer, Empty, Missing } from '../../parts/feedback';
import { MeetingLine } from '../../parts/meeting-line';
import { Names } from '../../parts/names';
import { OpenQuestions } from '../../parts/open-questions';
import { PageTitle } from '../../parts/page-title';
import { PartyLink } from '../../parts/party-link';
import { Period } from '../../parts/period';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { Sources } from '../../parts/sources';
import { useGraph } from '../../parts/use-graph';
import { post } from '../../text/label';

const InitiativeQuery = graphql(`
  query Initiative($slug: String!) {
    initiative(slug: $slug) {
      name
      acronym
      names {
        ...FurtherName
      }
      period {
        ...Period
      }
      process {
        slug
        name
      }
      tenures {
        id
        post
        holder {
          ...PartyLink
        }
      }
      meetings(first: 100) {
        icsUrl
        csvUrl
        nodes {
          slug
          ...MeetingLine
        }
      }
      discrepancies {
        ...OpenQuestion
      }
      ...AsPrinted
      ...Sources
    }
  }
`);

export default function InitiativePage({ slug }: { slug: string }) {
  const graph = useGraph(InitiativeQuery, { slug });
  return (
    <Answer graph={graph}>
      {({ initiative }) => {
        if (!initiative) return <Missing title="No such initiative">Nothing is recorded under “{slug}”.</Missing>;
        const { name, acronym, names, period, process, tenures, meetings, discrepancies } = initiative;
        return (
          <>
            <header className="intro">
              <PageTitle title={name} kicker={['Initiative', acronym].filter(Boolean).join(' · ')} />
              <p className="lede">
                A project inside the <Link href={`/processes/${process.slug}`}>{process.name}</Link>,{' '}
                <Period period={period} />.
              </p>
              {names.length > 0 && (
                <p className="objectives">
                  <Names names={names} />
                </p>
              )}
            </header>
            <AsPrinted of={initiative} />
            <Section id="posts" title="Who leads it and pays for it">
              {tenures.length === 0 && <Empty>Nobody is recorded.</Empty>}
              <ul className="terms posts">
                {tenures.map(({ id, post: kind, holder }) => (
                  <li key={id}>
                    <PartyLink party={holder} />
                    <SourceNote id={id} of={post[kind]} />
                    <small>{post[kind]}</small>
                  </li>
                ))}
              </ul>
            </Section>
            <Section id="meetings" title="When it met">
              {meetings.nodes.length === 0 && <Empty>No meeting is recorded.</Empty>}
              <ol className="lines">
                {meetings.nodes.map((meeting) => (
                  <MeetingLine key={meeting.slug} meeting={meeting} />
                ))}
              </ol>
              {meetings.nodes.length > 0 && (
                <Downloads of="Meetings" icsUrl={meetings.icsUrl} csvUrl={meetings.csvUrl} />
              )}
            </Section>
            <OpenQuestions discrepancies={discrepancies} />
            <Sources of={initiative} />
          </>
        );
      }}
    </Answer>
  );
}
