/** One initiative: a project inside a process, who leads and pays for it, and its meetings. */
import { Link } from 'wouter';
import { graphql } from '../../gql';
import { Downloads } from '../../parts/downloads';
import { Fact } from '../../parts/fact';
import { Answer, Empty, Missing } from '../../parts/feedback';
import { MeetingLine } from '../../parts/meeting-line';
import { Names } from '../../parts/names';
import { OpenQuestions } from '../../parts/open-questions';
import { PageTitle } from '../../parts/page-title';
import { PartyLink, partyOf } from '../../parts/party-link';
import { Period } from '../../parts/period';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { Sources } from '../../parts/sources';
import { useGraph } from '../../parts/use-graph';
import { post } from '../../text/label';

const InitiativeQuery = graphql(`
  query Initiative($slug: String!) {
    initiative(slug: $slug) {
      id
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
        const { id, name, acronym, names, period, process, tenures, meetings, discrepancies } = initiative;
        return (
          <>
            <header className="intro">
              <PageTitle title={name} kicker={['Initiative', acronym].filter(Boolean).join(' · ')} />
              <p className="lede">
                A project inside the <Link href={`/processes/${process.slug}`}>{process.name}</Link>.
              </p>
              <dl className="facts">
                <Fact label="Ran" row={id} property="period">
                  <Period period={period} />
                </Fact>
                {names.length > 0 && (
                  <Fact label="Other names" row={id} property="names">
                    <Names names={names} />
                  </Fact>
                )}
              </dl>
            </header>
            <Section id="posts" title="Who leads it and pays for it">
              {tenures.length === 0 && <Empty>Nobody is recorded.</Empty>}
              {[...Map.groupBy(tenures, (tenure) => tenure.post)].map(([kind, rows]) => (
                <div key={kind} className="members">
                  <h3>
                    {post[kind]} <small>{rows.length}</small>
                  </h3>
                  <ul>
                    {rows.map((tenure) => (
                      <li key={tenure.id}>
                        <PartyLink party={tenure.holder} />
                        <SourceNote id={tenure.id} of={partyOf(tenure.holder).name} />
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
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
            {discrepancies.length > 0 && <OpenQuestions discrepancies={discrepancies} />}
            <Sources of={initiative} />
          </>
        );
      }}
    </Answer>
  );
}
