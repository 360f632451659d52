/** What the sources contradict, or leave open. */
import { type FragmentType, graphql, readFragment } from '../gql';
import type { Finding, OpenQuestionFragment as Discrepancy } from '../gql/graphql';
import { Empty } from './feedback';
import { Section } from './section';
import { finding as findingLabel } from '../text/label';

const OpenQuestionFragment = graphql(`
  fragment OpenQuestion on Discrepancy {
    slug
    finding
    message
    locator
    foundIn {
      title
      url
    }
  }
`);

export function OpenQuestions(props: { discrepancies: FragmentType<typeof OpenQuestionFragment>[] }) {
  const discrepancies = readFragment(OpenQuestionFragment, props.discrepancies);
  const groups = Map.groupBy(discrepancies, ({ finding }) => finding);
  const findings = (Object.keys(findingLabel) as Finding[]).filter((finding) => groups.has(finding));
  return (
    <Section id="open" title="What the sources leave open">
      {findings.length === 0 && <Empty>Nothing odd was found.</Empty>}
      {findings.map((finding) => (
        <details key={finding} className="finding" open={discrepancies.length <= 6}>
          <summary>
            {findingLabel[finding]} <small>{groups.get(finding)?.length}</small>
          </summary>
          <ul>
            {groups.get(finding)?.map((discrepancy) => (
              <Line key={discrepancy.slug} {...discrepancy} />
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}

function Line({ message, locator, foundIn }: Discrepancy) {
  const source = foundIn?.url ? <a href={foundIn.url}>{foundIn.title}</a> : foundIn?.title;
  return (
    <li>
      {message}
      {(source ?? locator) && (
        <small>
          {source}
          {source && locator && ', '}
          {locator}
        </small>
      )}
    </li>
  );
}
