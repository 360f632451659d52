/** All meetings of all processes, chosen by what they are, page by page. */
import { useSearchParams } from 'wouter';
import { graphql } from '../../gql';
import { Downloads } from '../../parts/downloads';
import { Answer, Empty } from '../../parts/feedback';
import { meetingFilter, MEETING_PARAMETERS, type MeetingParameter } from '../../parts/meeting-filter';
import { MeetingLine } from '../../parts/meeting-line';
import { PageTitle } from '../../parts/page-title';
import { Paging } from '../../parts/paging';
import { useGraph } from '../../parts/use-graph';
import { count } from '../../text/plural';
import { MeetingFacets } from './facets';

const MeetingsQuery = graphql(`
  query Meetings(
    $filter: MeetingFilter
    $anyKind: MeetingFilter
    $anyMode: MeetingFilter
    $anyProcess: MeetingFilter
    $anyHost: MeetingFilter
    $anyYear: MeetingFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    meetings(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      icsUrl
      csvUrl
      pageInfo {
        ...Paging
      }
      nodes {
        slug
        ...MeetingLine
      }
    }
    ...MeetingFacets
  }
`);

const PAGE = 25;

export default function MeetingsPage() {
  const [parameters] = useSearchParams();
  const any = (name: MeetingParameter) =>
    meetingFilter(
      parameters,
      MEETING_PARAMETERS.filter((other) => other !== name),
    );
  const after = parameters.get('after');
  const before = parameters.get('before');
  const graph = useGraph(MeetingsQuery, {
    filter: meetingFilter(parameters),
    anyKind: any('kind'),
    anyMode: any('mode'),
    anyProcess: any('process'),
    anyHost: any('host'),
    anyYear: any('year'),
    ...(before ? { last: PAGE, before } : { first: PAGE, after }),
  });
  return (
    <Answer graph={graph}>
      {(data) => {
        const { totalCount, icsUrl, csvUrl, pageInfo, nodes } = data.meetings;
        return (
          <>
            <header className="intro">
              <PageTitle title="Meetings" />
              <p className="lede">When and where the processes met, the latest first.</p>
            </header>
            <section aria-label="Which meetings">
              <MeetingFacets of={data} />
            </section>
            <section aria-labelledby="chosen">
              <div className="section-head">
                <h2 id="chosen">{count(totalCount, 'meeting')}</h2>
                {totalCount > 0 && <Downloads of="These meetings" icsUrl={icsUrl} csvUrl={csvUrl} />}
              </div>
              {nodes.length === 0 && <Empty>No meeting is recorded that is all of this. Take one choice back.</Empty>}
              <ol className="lines">
                {nodes.map((meeting) => (
                  <MeetingLine key={meeting.slug} meeting={meeting} ofSeveral />
                ))}
              </ol>
              <Paging of={pageInfo} previous="Later meetings" next="Earlier meetings" />
              {totalCount > 0 && (
                <p className="note">The calendar holds those whose day is known; the table holds all of them.</p>
              )}
            </section>
          </>
        );
      }}
    </Answer>
  );
}
