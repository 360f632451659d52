/** The posts that a State or an organization holds or held in processes. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { useAsOf } from '../../parts/as-of';
import { Empty } from '../../parts/feedback';
import { Period } from '../../parts/period';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { dateText } from '../../text/date';
import { post } from '../../text/label';

const HeldPostFragment = graphql(`
  fragment HeldPost on Tenure {
    id
    post
    label
    process {
      slug
      name
    }
    initiative {
      slug
      name
      acronym
    }
    period {
      ongoing
      includes(date: $day, match: DEFINITELY)
      ...Period
    }
  }
`);

export function HeldPosts(props: { tenures: FragmentType<typeof HeldPostFragment>[] }) {
  const { on } = useAsOf();
  const tenures = readFragment(HeldPostFragment, props.tenures);
  // A source that calls somebody the present chair is believed for today, even where it prints no date.
  const held = new Set(
    tenures.filter(({ period }) => period.includes || (on === null && period.ongoing)).map(({ id }) => id),
  );
  return (
    <Section id="posts" title="Posts it holds or held">
      {tenures.length === 0 && <Empty>No chair and no other post is recorded.</Empty>}
      <ol className="terms apart">
        {tenures.map(({ id, post: kind, label, process, initiative, period }) => (
          <li key={id} data-current={held.has(id)}>
            {post[kind]}
            {initiative ? ' of the initiative ' : ' of the '}
            {initiative ? (
              <Link href={`/initiatives/${initiative.slug}`}>{initiative.acronym ?? initiative.name}</Link>
            ) : (
              <Link href={`/processes/${process.slug}`}>{process.name}</Link>
            )}
            <SourceNote id={id} of={`${post[kind]}, ${process.name}`} />
            <small>
              {label && `“${label}” · `}
              <Period period={period} />
              {initiative && (
                <>
                  {' · '}
                  <Link href={`/processes/${process.slug}`}>{process.name}</Link>
                </>
              )}
            </small>
          </li>
        ))}
      </ol>
      {held.size > 0 && <p className="note">A bar marks what it {on ? `held on ${dateText(on)}` : 'holds today'}.</p>}
    </Section>
  );
}
