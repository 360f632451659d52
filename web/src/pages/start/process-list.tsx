/** All processes by level, each with its status, its age, and how many members are known. */
import { Link, useSearchParams } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ProcessListFragment as Data, ProcessLevel } from '../../gql/graphql';
import { Choices } from '../../parts/choices';
import { Empty } from '../../parts/feedback';
import { FuzzyDate } from '../../parts/fuzzy-date';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { dateText } from '../../text/date';
import { completenessMark, processLevel, processStatus } from '../../text/label';
import { count, sentenceList } from '../../text/plural';
import { bucketsOf, chosenOf, type FilterName } from './process-filter';

const ProcessListFragment = graphql(`
  fragment ProcessList on Query {
    processes(first: 100, orderBy: [{ name: ASC }]) {
      nodes {
        id
        slug
        name
        acronym
        level
        status
        regions
        completeness
        asOf {
          edtf
        }
        established {
          ...FuzzyDate
        }
        states {
          code
        }
        otherMembers: members(kind: [ORGANIZATION, PROCESS], first: 1) {
          totalCount
        }
      }
    }
  }
`);

type Process = Data['processes']['nodes'][number];

const LEVELS: Record<ProcessLevel, string> = {
  REGIONAL: 'Regional',
  INTERREGIONAL: 'Interregional',
  GLOBAL: 'Global',
};
const STATUSES = { ...processStatus, UNKNOWN: 'Not known' };

export function ProcessList(props: { start: FragmentType<typeof ProcessListFragment> }) {
  const { nodes: processes } = readFragment(ProcessListFragment, props.start).processes;
  const [parameters] = useSearchParams();
  const choicesOf = (name: FilterName, labels: Record<string, string> = {}) =>
    bucketsOf(processes, parameters, name).map((bucket) => ({ ...bucket, label: labels[bucket.key] ?? bucket.key }));
  const groups = Map.groupBy(chosenOf(processes, parameters), ({ level }) => level);
  const levels = (Object.keys(LEVELS) as ProcessLevel[]).filter((level) => groups.has(level));
  return (
    <Section id="processes" title="All processes">
      <div className="filters">
        <Choices name="level" label="Level" choices={choicesOf('level', LEVELS)} />
        <Choices name="status" label="Status" choices={choicesOf('status', STATUSES)} />
        <Choices name="region" label="Region" choices={choicesOf('region')} />
      </div>
      {levels.length === 0 && <Empty>No process is all of this.</Empty>}
      {levels.map((level) => (
        <div key={level} className="processes">
          <h3>
            {processLevel[level].replace(/process$/, 'processes')} <small>{groups.get(level)?.length}</small>
          </h3>
          <ul>
            {groups.get(level)?.map((process) => (
              <ProcessLine key={process.slug} {...process} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function ProcessLine(process: Process) {
  const { id, slug, name, acronym, status, regions, completeness, asOf, established } = process;
  return (
    <li>
      <span>
        <Link href={`/processes/${slug}`}>{name}</Link>
        {acronym && ` ${acronym}`}
        <SourceNote id={id} of={name} />
        <small>{sentenceList(regions)}</small>
      </span>
      <span>
        <span className="status" data-status={status}>
          {STATUSES[status]}
        </span>
        <small>
          established <FuzzyDate date={established} />
        </small>
      </span>
      <span>
        {membersText(process)}
        <small>{completenessMark(completeness, asOf ? dateText(asOf.edtf) : undefined)}</small>
      </span>
    </li>
  );
}

function membersText({ status, states, otherMembers }: Process): string {
  const told = [
    states.length > 0 && count(states.length, 'State'),
    otherMembers.totalCount > 0 && count(otherMembers.totalCount, states.length > 0 ? 'other' : 'member'),
  ].filter((part) => part !== false);
  if (told.length > 0) return told.join(', ');
  return status === 'ENDED' ? 'No members today' : 'No member is listed';
}
