/** The meeting among all of its process, and the ones before and after it. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { FuzzyDate } from '../../parts/fuzzy-date';
import { MeetingTimeline } from '../../parts/meeting-timeline';
import { Section } from '../../parts/section';
import { count } from '../../text/plural';

const NeighboursFragment = graphql(`
  fragment Neighbours on Meeting {
    slug
    date {
      edtf
    }
    process {
      slug
      name
      meetings(first: 100) {
        totalCount
        nodes {
          ...MeetingMark
        }
      }
    }
    previous {
      ...Neighbour
    }
    next {
      ...Neighbour
    }
  }
`);

const NeighbourFragment = graphql(`
  fragment Neighbour on Meeting {
    slug
    title
    date {
      ...FuzzyDate
    }
  }
`);

export function Neighbours(props: { meeting: FragmentType<typeof NeighboursFragment> }) {
  const { slug, date, process, previous, next } = readFragment(NeighboursFragment, props.meeting);
  const { nodes, totalCount } = process.meetings;
  return (
    <Section id="neighbours" title={`Among the meetings of the ${process.name}`}>
      {date ? (
        <nav className="turn" aria-label="Meetings before and after">
          <Neighbour meeting={previous} label="The one before" none="No earlier meeting is recorded." />
          <Neighbour meeting={next} label="The one after" none="No later meeting is recorded." />
        </nav>
      ) : (
        <p className="empty">Without a date its place among them is not known.</p>
      )}
      {nodes.length > 2 && <MeetingTimeline label="Meetings by date and kind" meetings={nodes} here={slug} />}
      {totalCount > 1 && (
        <p className="after">
          <Link href={`/meetings?process=${process.slug}`}>All {count(totalCount, 'meeting')}</Link>
        </p>
      )}
    </Section>
  );
}

type NeighbourProps = {
  meeting: FragmentType<typeof NeighbourFragment> | null;
  label: string;
  none: string;
};

function Neighbour({ meeting: masked, label, none }: NeighbourProps) {
  const meeting = readFragment(NeighbourFragment, masked);
  return (
    <p>
      <small>{label}</small>
      {meeting ? (
        <>
          <Link href={`/meetings/${meeting.slug}`}>{meeting.title}</Link>
          <small>
            <FuzzyDate date={meeting.date} />
          </small>
        </>
      ) : (
        <span className="empty">{none}</span>
      )}
    </p>
  );
}
