/** Which processes the address asks for, and how many each further choice would leave. */
import type { ProcessLevel, ProcessStatus } from '../../gql/graphql';

type Filterable = { level: ProcessLevel; status: ProcessStatus; regions: string[] };

/** What processes can be chosen by: the parameter in the address, and the values of a process. */
const FILTERS = {
  level: ({ level }: Filterable): string[] => [level],
  status: ({ status }: Filterable): string[] => [status],
  region: ({ regions }: Filterable) => regions,
};
export type FilterName = keyof typeof FILTERS;

const NAMES = Object.keys(FILTERS) as FilterName[];

/** The processes with every value that is asked for; `except` leaves one of the filters out. */
export function chosenOf<Process extends Filterable>(
  processes: Process[],
  asked: URLSearchParams,
  except?: FilterName,
): Process[] {
  return processes.filter((process) =>
    NAMES.every((name) => {
      const value = name === except ? null : asked.get(name);
      return value === null || FILTERS[name](process).includes(value);
    }),
  );
}

/** The values of one filter, each with how many processes have it and all else that is asked for; most first. */
export function bucketsOf(processes: Filterable[], asked: URLSearchParams, name: FilterName) {
  const counts = new Map<string, number>();
  for (const value of processes.flatMap((process) => FILTERS[name](process))) counts.set(value, 0);
  for (const value of chosenOf(processes, asked, name).flatMap((process) => FILTERS[name](process))) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count);
}
