/** The meetings of a process by kind, under those who chaired it. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { MeetingKind, MeetingMode, MeetingTimelineFragment } from '../../gql/graphql';
import { Timeline } from '../../charts/timeline';
import type { Band, Mark, Mode, Span } from '../../charts/timeline-layout';
import { partyOf } from '../../parts/party-link';
import { dateText } from '../../text/date';
import { meetingMode } from '../../text/label';
import { count } from '../../text/plural';
import { useIncumbents } from './incumbents';

const TimelineFragment = graphql(`
  fragment MeetingTimeline on Process {
    dated: meetings(first: 100, filter: { date: { isNull: false } }) {
      totalCount
      nodes {
        slug
        title
        kind
        mode
        city
        countryAsPrinted
        date {
          edtf
          earliest
          latest
          precision
        }
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
        start {
          earliest
        }
        end {
          latest
        }
        ongoing
        notBefore
      }
    }
    ...Incumbents
  }
`);

const LANES: Record<MeetingKind, string> = {
  MINISTERIAL_CONFERENCE: 'Ministerial conferences',
  SENIOR_OFFICIALS_MEETING: 'Senior officials',
  CONFERENCE: 'Other conferences',
  STEERING_GROUP: 'Groups and experts',
  STRATEGIC_GROUP: 'Groups and experts',
  CORE_GROUP: 'Groups and experts',
  EXPERT_MEETING: 'Groups and experts',
  WORKSHOP: 'Training and workshops',
  TRAINING: 'Training and workshops',
  WEBINAR: 'Webinars and talks',
  POLICY_TALK: 'Webinars and talks',
  OTHER: 'Other meetings',
};
const MODES: Record<MeetingMode, Mode> = {
  IN_PERSON: 'inPerson',
  ONLINE: 'online',
  HYBRID: 'hybrid',
  NOT_STATED: 'unknown',
};
const KEYS: Record<Mode, string> = {
  inPerson: 'in person',
  online: 'online',
  hybrid: 'both',
  unknown: 'place not stated',
};

export function MeetingTimeline(props: { process: FragmentType<typeof TimelineFragment> }) {
  const process = readFragment(TimelineFragment, props.process);
  const chairing = new Set(useIncumbents(process).incumbents.map(({ id }) => id));
  const marks = process.dated.nodes.flatMap(markOf);
  const chairs: Band = { label: 'Chair', spans: process.terms.flatMap((term) => spanOf(term, chairing.has(term.id))) };
  const modes = (Object.keys(KEYS) as Mode[]).filter((mode) => marks.some((mark) => mark.mode === mode));
  const without = [
    process.undated.totalCount > 0 && `${count(process.undated.totalCount, 'meeting')} without a date cannot be drawn.`,
    process.dated.totalCount > marks.length && `The latest ${marks.length} of ${process.dated.totalCount} are drawn.`,
  ].filter(Boolean);
  return (
    <>
      {marks.length > 0 && (
        <figure className="card">
          <Timeline
            label="Meetings by date and kind"
            lanes={[...new Set(Object.values(LANES))]}
            marks={marks}
            bands={[chairs]}
          />
          <figcaption className="keys">
            {modes.map((mode) => (
              <span key={mode} className="key" data-key={mode}>
                {KEYS[mode]}
              </span>
            ))}
            {chairs.spans.some(({ exact }) => !exact) && (
              <span className="key" data-key="open">
                start or end not printed
              </span>
            )}
            {marks.some(({ exact }) => !exact) && (
              <span className="key" data-key="inexact">
                some day in this time
              </span>
            )}
          </figcaption>
        </figure>
      )}
      {without.length > 0 && <p className="note">{without.join(' ')}</p>}
    </>
  );
}

function markOf({
  slug,
  title,
  kind,
  mode,
  city,
  countryAsPrinted,
  date,
}: MeetingTimelineFragment['dated']['nodes'][number]): Mark[] {
  if (!date) return [];
  const place = [city, countryAsPrinted].filter(Boolean).join(', ') || meetingMode[mode];
  return [
    {
      href: `/meetings/${slug}`,
      label: `${dateText(date.edtf)}: ${title}, ${place}`,
      lane: LANES[kind],
      earliest: date.earliest,
      latest: date.latest,
      exact: date.precision === 'DAY',
      mode: MODES[mode],
      strong: kind === 'MINISTERIAL_CONFERENCE',
    },
  ];
}

/** A term with no date at all cannot be drawn; the list of chairs has it. */
function spanOf({ id, holder, period }: MeetingTimelineFragment['terms'][number], strong: boolean): Span[] {
  const earliest = period.start?.earliest ?? (period.ongoing || period.end ? period.notBefore : null);
  const latest = period.end?.latest ?? null;
  if (!period.start && !period.end && !period.ongoing) return [];
  const { name } = partyOf(holder);
  const short = 'code' in holder ? holder.code : name;
  const exact = period.start !== null && (period.end !== null || period.ongoing);
  return [{ key: id, name, short, earliest, latest, exact, strong }];
}
