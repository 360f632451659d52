/** Meetings by date and kind, under bands of what lasted meanwhile. */
import { Timeline } from '../charts/timeline';
import type { Band, Mark, Mode, Span } from '../charts/timeline-layout';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { MeetingKind, MeetingMarkFragment, MeetingMode, TermFragment as Term } from '../gql/graphql';
import { dateText } from '../text/date';
import { meetingMode } from '../text/label';

const MarkFragment = graphql(`
  fragment MeetingMark on Meeting {
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
`);

const TermFragment = graphql(`
  fragment Term on Period {
    start {
      earliest
    }
    end {
      latest
    }
    ongoing
    notBefore
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

type Props = {
  label: string;
  /** Those without a date are not drawn. */
  meetings: FragmentType<typeof MarkFragment>[];
  bands?: Band[];
  /** The slug of the meeting that the page is about. */
  here?: string;
};

export function MeetingTimeline({ label, meetings, bands = [], here }: Props) {
  const marks = readFragment(MarkFragment, meetings).flatMap((meeting) => markOf(meeting, here));
  if (marks.length === 0) return null;
  const modes = (Object.keys(KEYS) as Mode[]).filter((mode) => marks.some((mark) => mark.mode === mode));
  const keys = [
    ...modes.map((mode) => ({ key: mode, text: KEYS[mode] })),
    ...(here ? [{ key: 'here', text: 'this meeting' }] : []),
    ...(bands.some(({ spans }) => spans.some(({ exact }) => !exact))
      ? [{ key: 'open', text: 'start or end not printed' }]
      : []),
    ...(marks.some(({ exact }) => !exact) ? [{ key: 'inexact', text: 'some day in this time' }] : []),
  ];
  return (
    <figure className="card">
      <Timeline label={label} lanes={[...new Set(Object.values(LANES))]} marks={marks} bands={bands} />
      <figcaption className="keys">
        {keys.map(({ key, text }) => (
          <span key={key} className="key" data-key={key}>
            {text}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function markOf(meeting: MeetingMarkFragment, here: string | undefined): Mark[] {
  const { slug, title, kind, mode, city, countryAsPrinted, date } = meeting;
  if (!date) return [];
  const place = [city, countryAsPrinted].filter(Boolean).join(', ') || meetingMode[mode];
  return [
    {
      href: `/meetings/${slug}`,
      label: `${slug === here ? 'This meeting, ' : ''}${dateText(date.edtf)}: ${title}, ${place}`,
      lane: LANES[kind],
      earliest: date.earliest,
      latest: date.latest,
      exact: date.precision === 'DAY',
      mode: MODES[mode],
      strong: here ? slug === here : kind === 'MINISTERIAL_CONFERENCE',
    },
  ];
}

/** A term as a span of a band. One with no date at all cannot be drawn. */
export function spanOf(
  period: FragmentType<typeof TermFragment>,
  who: Pick<Span, 'key' | 'name' | 'short' | 'strong'>,
): Span[] {
  const { start, end, ongoing, notBefore }: Term = readFragment(TermFragment, period);
  if (!start && !end && !ongoing) return [];
  const earliest = start?.earliest ?? notBefore;
  const exact = start !== null && (end !== null || ongoing);
  return [{ ...who, earliest, latest: end?.latest ?? null, exact }];
}
