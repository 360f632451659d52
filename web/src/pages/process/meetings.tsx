/** When it met: a timeline of all meetings, and the latest ones as a list with filters. */
import { Link, useSearchParams } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { Choices } from '../../parts/choices';
import { Downloads } from '../../parts/downloads';
import { Empty } from '../../parts/feedback';
import { MeetingLine } from '../../parts/meeting-line';
import { Section } from '../../parts/section';
import { meetingKind, meetingMode } from '../../text/label';
import { count as counted, rangeList } from '../../text/plural';
import { ProcessTimeline } from './meeting-timeline';

const MeetingsFragment = graphql(`
  fragment ProcessMeetings on Process {
    slug
    ...ProcessTimeline
    allMeetings: meetings(first: 1) {
      totalCount
      facets {
        name
        buckets {
          key
          count
        }
      }
    }
    latest: meetings(first: 8, filter: $meetings) {
      totalCount
      icsUrl
      csvUrl
      nodes {
        slug
        ...MeetingLine
      }
    }
    missingOrdinals {
      series
      highest
      ordinals
    }
  }
`);

export function ProcessMeetings(props: { process: FragmentType<typeof MeetingsFragment> }) {
  const process = readFragment(MeetingsFragment, props.process);
  const [parameters] = useSearchParams();
  const { latest, allMeetings, missingOrdinals } = process;
  if (allMeetings.totalCount === 0) {
    return (
      <Section id="meetings" title="When it met">
        <Empty>No meeting is recorded.</Empty>
      </Section>
    );
  }
  const choicesOf = (name: string, labels: Record<string, string>) =>
    (allMeetings.facets.find((facet) => facet.name === name)?.buckets ?? []).map(({ key, count }) => ({
      key,
      label: labels[key] ?? key,
      count,
    }));
  const kinds = choicesOf('kind', meetingKind);
  const modes = choicesOf('mode', meetingMode);
  const filtered = parameters.has('kind') || parameters.has('mode');
  const chosen = new URLSearchParams([['process', process.slug], ...parameters].filter(([name]) => name !== 'on'));
  return (
    <Section id="meetings" title="When it met">
      <ProcessTimeline process={process} />
      <h3>{filtered ? 'Meetings chosen' : 'Latest meetings'}</h3>
      <div className="filters">
        {kinds.length > 1 && <Choices name="kind" label="Kind" choices={kinds} />}
        {modes.length > 1 && <Choices name="mode" label="Mode" choices={modes} />}
      </div>
      {latest.nodes.length === 0 && <Empty>No such meeting is recorded.</Empty>}
      <ol className="lines">
        {latest.nodes.map((meeting) => (
          <MeetingLine key={meeting.slug} meeting={meeting} />
        ))}
      </ol>
      <div className="after">
        {latest.totalCount > latest.nodes.length && (
          <Link href={`/meetings?${chosen.toString()}`}>All {counted(latest.totalCount, 'meeting')}</Link>
        )}
        <Downloads of="Meetings" icsUrl={latest.icsUrl} csvUrl={latest.csvUrl} />
      </div>
      {missingOrdinals.length > 0 && (
        <p className="note">
          Numbers that no listed meeting bears:{' '}
          {missingOrdinals
            .map(
              ({ series, ordinals, highest }) =>
                `${meetingKind[series].toLowerCase()} ${rangeList(ordinals)} of ${highest}`,
            )
            .join('; ')}
          .
        </p>
      )}
    </Section>
  );
}
