/** The head of the page: what met, when and where. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { FuzzyDate } from '../../parts/fuzzy-date';
import { PageTitle } from '../../parts/page-title';
import { meetingKind, meetingMode } from '../../text/label';

const IntroFragment = graphql(`
  fragment MeetingIntro on Meeting {
    title
    kind
    mode
    city
    hostNameThen
    date {
      edtf
      ...FuzzyDate
    }
    host {
      name
    }
    process {
      slug
      name
    }
  }
`);

export function MeetingIntro(props: { meeting: FragmentType<typeof IntroFragment> }) {
  const { title, kind, mode, city, host, hostNameThen, date, process } = readFragment(IntroFragment, props.meeting);
  const place = [city, hostNameThen ?? host?.name].filter(Boolean).join(', ');
  return (
    <header className="intro">
      <PageTitle
        title={title}
        context={process.name}
        kicker={
          <>
            {kind === 'OTHER' ? 'Meeting' : meetingKind[kind]} of the{' '}
            <Link href={`/processes/${process.slug}`}>{process.name}</Link>
          </>
        }
      />
      <p className="lede">
        {date ? <FuzzyDate date={date} /> : 'The date is not printed'}
        {' · '}
        {place || meetingMode[mode]}
      </p>
    </header>
  );
}
