/** What the meetings can be chosen by, each with how many there would be: years as bars, all else as words. */
import { useSearchParams } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { MeetingFacetsFragment as Data } from '../../gql/graphql';
import { YearBars } from '../../charts/year-bars';
import { type Choice, Choices } from '../../parts/choices';
import { type MeetingParameter, UNDATED } from '../../parts/meeting-filter';
import { meetingKind, meetingMode } from '../../text/label';

// Each facet is counted among the meetings that fulfil all other choices, so that one can change one's mind.
const FacetsFragment = graphql(`
  fragment MeetingFacets on Query {
    kind: meetings(first: 1, filter: $anyKind) {
      ...Facets
    }
    mode: meetings(first: 1, filter: $anyMode) {
      ...Facets
    }
    process: meetings(first: 1, filter: $anyProcess) {
      ...Facets
    }
    host: meetings(first: 1, filter: $anyHost) {
      ...Facets
    }
    years: meetingCounts(groupBy: [YEAR], filter: $anyYear) {
      buckets {
        keys
        count
      }
    }
  }
`);

const CountsFragment = graphql(`
  fragment Facets on MeetingConnection {
    facets {
      name
      buckets {
        key
        label
        count
      }
    }
  }
`);

export function MeetingFacets(props: { of: FragmentType<typeof FacetsFragment> }) {
  const data = readFragment(FacetsFragment, props.of);
  return (
    <>
      <Years buckets={data.years.buckets} />
      <div className="filters">
        <Choices name="kind" label="Kind" choices={choicesOf('kind', data.kind, meetingKind)} shown={7} />
        <Choices name="mode" label="Mode" choices={choicesOf('mode', data.mode, meetingMode)} />
        <Choices name="process" label="Process" choices={choicesOf('process', data.process)} shown={6} />
        <Choices name="host" label="Host" choices={choicesOf('host', data.host)} shown={8} />
      </div>
    </>
  );
}

function choicesOf(
  name: MeetingParameter,
  of: FragmentType<typeof CountsFragment>,
  labels: Record<string, string> = {},
): Choice[] {
  const facet = readFragment(CountsFragment, of).facets.find((one) => one.name === name);
  return (facet?.buckets ?? []).map((bucket) => ({ ...bucket, label: labels[bucket.key] ?? bucket.label }));
}

function Years({ buckets }: { buckets: Data['years']['buckets'] }) {
  const [parameters] = useSearchParams();
  const chosen = parameters.get('year');
  const years = buckets.flatMap(({ keys: [year], count }) => (year ? [{ year: Number(year), count }] : []));
  const undated = buckets.find(({ keys: [year] }) => year === null);
  const choices = [
    ...(chosen && chosen !== UNDATED
      ? [{ key: chosen, label: chosen, count: years.find(({ year }) => String(year) === chosen)?.count ?? 0 }]
      : []),
    ...(undated ? [{ key: UNDATED, label: 'No date', count: undated.count }] : []),
  ];
  return (
    <>
      {years.length > 0 && <YearBars name="year" years={years} />}
      <div className="filters">
        <Choices name="year" label="Year" choices={choices} />
      </div>
    </>
  );
}
