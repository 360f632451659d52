/** What is known of the meeting, field by field. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { MeetingFactsFragment } from '../../gql/graphql';
import { ChairsThen } from '../../parts/chairs-then';
import { Fact } from '../../parts/fact';
import { FuzzyDate } from '../../parts/fuzzy-date';
import { datePrecision, meetingKind, meetingMode } from '../../text/label';
import { ordinal as ordinalText } from '../../text/plural';
import { stateName } from '../../text/state-name';

const FactsFragment = graphql(`
  fragment MeetingFacts on Meeting {
    id
    kind
    otherKinds
    mode
    ordinal
    position
    city
    countryAsPrinted
    hostNameThen
    host {
      code
      name
      designation
    }
    date {
      earliest
      latest
      precision
      text
      ...FuzzyDate
    }
    process {
      slug
      name
    }
    initiative {
      slug
      name
      acronym
    }
    themes {
      name
    }
    chairs {
      ...ChairThen
    }
  }
`);

export function MeetingFacts(props: { meeting: FragmentType<typeof FactsFragment> }) {
  const meeting = readFragment(FactsFragment, props.meeting);
  const { id, kind, otherKinds, mode, ordinal, position, city, countryAsPrinted, date, initiative, themes } = meeting;
  const printedPlace = [city, countryAsPrinted].filter(Boolean).join(', ');
  return (
    <section className="about" aria-label="Facts">
      <dl className="facts">
        <Fact label="Date" row={id} property="date">
          {date ? <FuzzyDate date={date} /> : 'none is printed'}
          {date && date.precision !== 'DAY' && `; only the ${datePrecision[date.precision]} is known`}
          {date?.text && <small> printed as “{date.text}”</small>}
        </Fact>
        <Fact label="Mode" row={id} property="mode">
          {meetingMode[mode]}
        </Fact>
        <Fact label="Place as printed" row={id} property="countryAsPrinted">
          {printedPlace || 'none'}
        </Fact>
        {meeting.host && (
          <Fact label="Host State" row={id} property="host">
            <Host meeting={meeting} />
          </Fact>
        )}
        <Fact label="In the chair then">
          <ChairsThen chairs={meeting.chairs} days={date} />
        </Fact>
      </dl>
      <dl className="facts">
        <Fact label="Kind" row={id} property="kind">
          {meetingKind[kind]}
          {otherKinds.length > 0 && `; also: ${otherKinds.map((other) => meetingKind[other].toLowerCase()).join(', ')}`}
        </Fact>
        {ordinal !== null && (
          <Fact label="Number" row={id} property="ordinal">
            the {ordinalText(ordinal)} of its series
          </Fact>
        )}
        <Fact label="Process" row={id} property="process">
          <Link href={`/processes/${meeting.process.slug}`}>{meeting.process.name}</Link>
        </Fact>
        {initiative && (
          <Fact label="Initiative" row={id} property="initiative">
            <Link href={`/initiatives/${initiative.slug}`}>{initiative.acronym ?? initiative.name}</Link>
          </Fact>
        )}
        {themes.length > 0 && (
          <Fact label="Themes" row={id} property="themes">
            {themes.map(({ name }) => name).join(', ')}
          </Fact>
        )}
        {position !== null && (
          <Fact label="In the source’s list" row={id} property="position">
            {ordinalText(position)} from the top
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** The State of today, and its name then where that was another. */
function Host({ meeting: { host, hostNameThen } }: { meeting: MeetingFactsFragment }) {
  if (!host) return null;
  return (
    <>
      <Link href={`/states/${host.code}`}>{stateName(host)}</Link>
      {hostNameThen && hostNameThen !== host.name && `, called ${hostNameThen} on that day`}
    </>
  );
}
