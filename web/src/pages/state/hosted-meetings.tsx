/** The meetings that took place in it: on a timeline under the chairs it held, and as a list. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import { useAsOf } from '../../parts/as-of';
import { Downloads } from '../../parts/downloads';
import { Empty } from '../../parts/feedback';
import { MeetingLine } from '../../parts/meeting-line';
import { MeetingTimeline, spanOf } from '../../parts/meeting-timeline';
import { Section } from '../../parts/section';

const HostedMeetingsFragment = graphql(`
  fragment HostedMeetings on State {
    hostedMeetings(first: 100) {
      totalCount
      icsUrl
      csvUrl
      nodes {
        slug
        ...MeetingMark
        ...MeetingLine
      }
    }
    chairs: tenures(post: [CHAIR, CO_CHAIR]) {
      id
      process {
        name
        acronym
      }
      period {
        ongoing
        includes(date: $day, match: DEFINITELY)
        ...Term
      }
    }
  }
`);

/** Fewer meetings than this are told better by the list alone. */
const WORTH_DRAWING = 3;

export function HostedMeetings(props: { state: FragmentType<typeof HostedMeetingsFragment> }) {
  const { hostedMeetings, chairs } = readFragment(HostedMeetingsFragment, props.state);
  const { nodes, totalCount, icsUrl, csvUrl } = hostedMeetings;
  const { on } = useAsOf();
  const spans = chairs.flatMap(({ id, process, period }) => {
    const short = process.acronym ?? process.name;
    return spanOf(period, {
      key: id,
      name: process.name,
      short,
      strong: period.includes || (on === null && period.ongoing),
    });
  });
  return (
    <Section id="meetings" title="Meetings it hosted">
      {nodes.length === 0 && <Empty>No meeting is recorded as held there.</Empty>}
      {nodes.length >= WORTH_DRAWING && (
        <MeetingTimeline
          label="Meetings hosted, by date and kind"
          meetings={nodes}
          bands={[{ label: 'In the chair of', spans }]}
        />
      )}
      <ol className="lines">
        {nodes.map((meeting) => (
          <MeetingLine key={meeting.slug} meeting={meeting} ofSeveral />
        ))}
      </ol>
      {totalCount > nodes.length && <p className="note">The latest {nodes.length} are shown; the table has all.</p>}
      {nodes.length > 0 && <Downloads of="Meetings hosted" icsUrl={icsUrl} csvUrl={csvUrl} />}
    </Section>
  );
}
