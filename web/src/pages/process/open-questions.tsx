/** What its sources contradict, or leave open. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { Finding, ProcessOpenQuestionsFragment } from '../../gql/graphql';
import { Empty } from '../../parts/feedback';
import { Section } from '../../parts/section';
import { finding as findingLabel } from '../../text/label';

const OpenQuestionsFragment = graphql(`
  fragment ProcessOpenQuestions on Process {
    discrepancies {
      slug
      finding
      message
      locator
      foundIn {
        title
        url
      }
    }
  }
`);

type Discrepancy = ProcessOpenQuestionsFragment['discrepancies'][number];

export function ProcessOpenQuestions(props: { process: FragmentType<typeof OpenQuestionsFragment> }) {
  const { discrepancies } = readFragment(OpenQuestionsFragment, props.process);
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
