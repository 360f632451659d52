/** Ready-drawn charts: which one holds some States, and its paths. */
import index from '../generated/charts.json';

export type Box = [left: number, top: number, right: number, bottom: number];

export type Shape = {
  /** The alpha-2 code; none for what is no State of the graph. */
  code?: string;
  d: string;
  /** Where marks and names are put. */
  x: number;
  y: number;
  /** What surrounds its main parts, without islands far away. */
  box: Box;
  area: number;
};

export type Chart = { width: number; height: number; graticule: string; shapes: Shape[] };

const addresses = import.meta.glob<string>(['../generated/*.json', '!../generated/charts.json'], {
  query: '?url',
  import: 'default',
  eager: true,
});
const loaded = new Map<string, Promise<Chart>>();

/** The closest look that holds all of these States; the world where none does, or there are none. */
export function chartOf(codes: string[]): string {
  const holding = index.find((chart) => codes.length > 0 && codes.every((code) => chart.codes.includes(code)));
  return holding?.name ?? 'world';
}

/** How large a chart is, before it is loaded. */
export function sizeOf(name: string): { width: number; height: number } {
  const { width, height } = index.find((chart) => chart.name === name) ?? { width: 1, height: 1 };
  return { width, height };
}

export function loadChart(name: string): Promise<Chart> {
  const known = loaded.get(name);
  if (known) return known;
  const address = addresses[`../generated/${name}.json`];
  if (!address) throw new Error(`no chart is called ${name}`);
  const chart = fetch(address).then((response) => response.json() as Promise<Chart>);
  loaded.set(name, chart);
  return chart;
}
