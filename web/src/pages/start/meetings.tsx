/** The latest meetings of all processes. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { Downloads } from '../../parts/downloads';
import { MeetingLine } from '../../parts/meeting-line';
import { Section } from '../../parts/section';
import { count } from '../../text/plural';

const LatestMeetingsFragment = graphql(`
  fragment LatestMeetings on Query {
    meetings(first: 8) {
      totalCount
      icsUrl
      csvUrl
      nodes {
        slug
        ...MeetingLine
      }
    }
  }
`);

export function LatestMeetings(props: { start: FragmentType<typeof LatestMeetingsFragment> }) {
  const { totalCount, icsUrl, csvUrl, nodes } = readFragment(LatestMeetingsFragment, props.start).meetings;
  return (
    <Section id="meetings" title="Latest meetings">
      <ol className="lines">
        {nodes.map((meeting) => (
          <MeetingLine key={meeting.slug} meeting={meeting} ofSeveral />
        ))}
      </ol>
      <div className="after">
        <Link href="/meetings">All {count(totalCount, 'meeting')}</Link>
        <Downloads of="All meetings" icsUrl={icsUrl} csvUrl={csvUrl} />
      </div>
    </Section>
  );
}
