/** A meeting in a list: when, what, where. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../gql';
import { meetingKind, meetingMode } from '../text/label';
import { FuzzyDate } from './fuzzy-date';
import { SourceNote } from './source-note';

const MeetingLineFragment = graphql(`
  fragment MeetingLine on Meeting {
    id
    slug
    title
    kind
    mode
    date {
      ...FuzzyDate
    }
    city
    countryAsPrinted
    host {
      code
      name
    }
  }
`);

type Props = {
  meeting: FragmentType<typeof MeetingLineFragment>;
  /** The process that met, where the list has meetings of several. */
  process?: { slug: string; name: string };
};

export function MeetingLine({ process, ...props }: Props) {
  const meeting = readFragment(MeetingLineFragment, props.meeting);
  return (
    <li>
      <span className="when">
        <FuzzyDate date={meeting.date} />
      </span>
      <span className="what">
        <Link href={`/meetings/${meeting.slug}`}>{meeting.title}</Link>
        <SourceNote id={meeting.id} of={meeting.title} />
        <small>
          {process && (
            <>
              <Link href={`/processes/${process.slug}`}>{process.name}</Link>
              {' · '}
            </>
          )}
          {meetingKind[meeting.kind]} · {placeText(meeting)}
        </small>
      </span>
    </li>
  );
}

type Place = {
  mode: keyof typeof meetingMode;
  city: string | null;
  countryAsPrinted: string | null;
  host: { name: string } | null;
};

/** Where a meeting took place: the name of today, and the printed one where it is another. */
function placeText({ mode, city, countryAsPrinted, host }: Place): string {
  const place = [city, host?.name ?? countryAsPrinted].filter(Boolean).join(', ');
  const printed = host && countryAsPrinted && countryAsPrinted !== host.name ? ` (printed as ${countryAsPrinted})` : '';
  return place ? `${place}${printed}` : meetingMode[mode];
}
