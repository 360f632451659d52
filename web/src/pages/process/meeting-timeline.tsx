/** The meetings of a process by kind, under those who chaired it. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import { MeetingTimeline, spanOf } from '../../parts/meeting-timeline';
import { partyOf } from '../../parts/party-link';
import { count } from '../../text/plural';
import { useIncumbents } from './incumbents';

const TimelineFragment = graphql(`
  fragment ProcessTimeline on Process {
    dated: meetings(first: 100, filter: { date: { isNull: false } }) {
      totalCount
      nodes {
        ...MeetingMark
      }
    }
    undated: meetings(first: 1, filter: { date: { isNull: true } }) {
      totalCount
    }
    terms: chairs {
      id
      holder {
        ... on State {
          code
        }
        ...PartyLink
      }
      period {
        ...Term
      }
    }
    ...Incumbents
  }
`);

export function ProcessTimeline(props: { process: FragmentType<typeof TimelineFragment> }) {
  const process = readFragment(TimelineFragment, props.process);
  const chairing = new Set(useIncumbents(process).incumbents.map(({ id }) => id));
  const { dated, undated } = process;
  const spans = process.terms.flatMap(({ id, holder, period }) => {
    const { name } = partyOf(holder);
    const short = 'code' in holder ? holder.code : name;
    return spanOf(period, { key: id, name, short, strong: chairing.has(id) });
  });
  const without = [
    undated.totalCount > 0 && `${count(undated.totalCount, 'meeting')} without a date cannot be drawn.`,
    dated.totalCount > dated.nodes.length && `The latest ${dated.nodes.length} of ${dated.totalCount} are drawn.`,
  ].filter(Boolean);
  return (
    <>
      <MeetingTimeline label="Meetings by date and kind" meetings={dated.nodes} bands={[{ label: 'Chair', spans }]} />
      {without.length > 0 && <p className="note">{without.join(' ')}</p>}
    </>
  );
}
