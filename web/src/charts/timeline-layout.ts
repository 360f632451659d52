/** Where the marks of a timeline go. Pure numbers, so that tests can read them. */

export type Mode = 'inPerson' | 'online' | 'hybrid' | 'unknown';

/** Something that happened: a point where the day is known, else a bar over the days it can have been. */
export type Mark = {
  href: string;
  label: string;
  lane: string;
  earliest: string;
  latest: string;
  exact: boolean;
  mode: Mode;
  strong: boolean;
};

/** Something that lasted, to the end of the picture where `latest` is null. */
export type Span = {
  key: string;
  name: string;
  short: string;
  earliest: string | null;
  latest: string | null;
  /** Whether a source prints both where it starts and where it ends, or that it goes on. */
  exact: boolean;
  strong: boolean;
};

export type Band = { label: string; spans: Span[] };

type PlacedMark = { mark: Mark; x0: number; x1: number; y: number };
type PlacedSpan = { span: Span; x0: number; x1: number; y: number; text: string };

export type Layout = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  years: { year: number; x: number; middle: number; label: string | null }[];
  bands: { label: string; y: number; spans: PlacedSpan[] }[];
  lanes: { label: string; y: number; labelY: number; marks: PlacedMark[] }[];
};

export const RADIUS = 5;
export const SPAN_HEIGHT = 24;
const GAP = 2;
const STEP = 2 * RADIUS + 1;
/** A bar shorter than this would look like a point. */
const SHORTEST_BAR = 18;

/** A day as a number of years: the middle of 2013 is about 2013.5. */
export function yearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  const start = Date.UTC(year, 0, 1);
  return year + (Date.parse(day.slice(0, 10)) - start) / (Date.UTC(year + 1, 0, 1) - start);
}

/** A level for each interval, so that none on a level touch: 0 in the middle, then below and above in turn. */
export function pack(intervals: { x0: number; x1: number }[], gap: number): number[] {
  const ends = new Map<number, number>();
  return intervals.map(({ x0, x1 }) => {
    let level = 0;
    while ((ends.get(level) ?? -Infinity) + gap > x0) level = level > 0 ? -level : 1 - level;
    ends.set(level, x1);
    return level;
  });
}

export function timelineLayout(lanes: string[], marks: Mark[], bands: Band[], narrow: boolean): Layout {
  const width = narrow ? 400 : 960;
  const left = narrow ? 12 : 196;
  const right = width - 16;
  const [from, to] = yearsOf(marks, bands);
  const x = (time: number) => left + ((Math.min(Math.max(time, from), to) - from) / (to - from)) * (right - left);

  let y = 10;
  const placedBands = bands.flatMap(({ label, spans }) => {
    if (spans.length === 0) return [];
    if (narrow) y += 18;
    const labelY = narrow ? y - 8 : y + SPAN_HEIGHT / 2;
    const placed = placeSpans(spans, x, from, to);
    const rows = Math.max(...placed.map(({ row }) => row)) + 1;
    const drawn = placed.map(({ row, ...span }) => ({ ...span, y: y + row * (SPAN_HEIGHT + 2) }));
    y += rows * (SPAN_HEIGHT + 2) + 8;
    return [{ label, y: labelY, spans: drawn }];
  });

  const top = y;
  const placedLanes = lanes.flatMap((label) => {
    const placed = placeMarks(
      marks.filter(({ lane }) => lane === label),
      x,
    );
    if (placed.length === 0) return [];
    const above = Math.max(...placed.map(({ level }) => -level), 0) * STEP;
    const below = Math.max(...placed.map(({ level }) => level), 0) * STEP;
    const labelY = y + 16;
    const middle = y + above + (narrow ? 40 : 17);
    y = middle + below + (narrow ? 14 : 17);
    return [
      {
        label,
        y: middle,
        labelY: narrow ? labelY : middle,
        marks: placed.map(({ level, ...mark }) => ({ ...mark, y: middle + level * STEP })),
      },
    ];
  });

  const every = Math.max(1, Math.ceil((narrow ? 30 : 40) / ((right - left) / (to - from))));
  const years = Array.from({ length: to - from + 1 }, (_, index) => {
    const year = from + index;
    const named = year < to && (year % every === 0 || every === 1);
    return { year, x: x(year), middle: x(year + 0.5), label: named ? yearLabel(year, narrow) : null };
  });
  return { width, height: y + 26, left, right, top, years, bands: placedBands, lanes: placedLanes };
}

const yearLabel = (year: number, narrow: boolean) => (narrow ? `’${String(year).slice(2)}` : String(year));

/** The years to show: from the first to the one after the last, three at least; two for what goes on, so that it shows. */
function yearsOf(marks: Mark[], bands: Band[]): [number, number] {
  const spans = bands.flatMap((band) => band.spans);
  const days = [...marks, ...spans].flatMap(({ earliest, latest }) => [earliest, latest]).filter((day) => day !== null);
  const years = days.map((day) => Number(day.slice(0, 4)));
  const from = Math.min(...years);
  const open = spans.flatMap(({ earliest, latest }) => (earliest && !latest ? [Number(earliest.slice(0, 4)) + 2] : []));
  return [from, Math.max(Math.max(...years) + 1, from + 3, ...open)];
}

function placeMarks(marks: Mark[], x: (time: number) => number) {
  const placed = marks
    .map((mark) => {
      const start = x(yearOf(mark.earliest));
      const end = x(yearOf(mark.latest));
      const middle = (start + end) / 2;
      // A little shorter than its days, so that a year and the next one do not touch.
      const half = mark.exact
        ? Math.max((end - start) / 2, RADIUS)
        : Math.max((end - start) / 2 - GAP, SHORTEST_BAR / 2);
      return { mark, x0: middle - half, x1: middle + half };
    })
    .sort((a, b) => a.x0 - b.x0 || a.x1 - b.x1);
  const levels = pack(placed, GAP);
  return placed.map((mark, index) => ({ ...mark, level: levels[index] ?? 0 }));
}

function placeSpans(spans: Span[], x: (time: number) => number, from: number, to: number) {
  const placed = spans
    .map((span) => {
      const x0 = x(span.earliest ? yearOf(span.earliest) : from);
      const x1 = Math.max(x(span.latest ? yearOf(span.latest) + 1 / 365 : to), x0 + 8);
      return { span, x0: x0 + 1, x1: x1 - 1, text: fitting(span, x1 - x0 - 14) };
    })
    .sort((a, b) => a.x0 - b.x0);
  const ends: number[] = [];
  return placed.map((span) => {
    const free = ends.findIndex((end) => end <= span.x0);
    const row = free < 0 ? ends.length : free;
    ends[row] = span.x1;
    return { ...span, row };
  });
}

/** The name where there is room for it, else its short form, else nothing. */
function fitting({ name, short }: Span, room: number): string {
  return [name, short].find((text) => text.length * 8 <= room) ?? (short.length * 6.5 <= room + 12 ? short : '');
}
