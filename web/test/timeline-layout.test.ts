import { expect, test } from 'vitest';
import { type Mark, pack, timelineLayout, yearOf } from '../src/charts/timeline-layout';

const mark = (earliest: string, latest = earliest, exact = true): Mark => ({
  href: `/${earliest}`,
  label: earliest,
  lane: 'Meetings',
  earliest,
  latest,
  exact,
  mode: 'inPerson',
  strong: false,
});
const width = ({ x0, x1 }: { x0: number; x1: number }) => x1 - x0;

test('a day is a part of its year', () => {
  expect(yearOf('2013-01-01')).toBe(2013);
  expect(yearOf('2013-07-02')).toBeCloseTo(2013.5, 2);
});

test('what would touch goes below and above in turn', () => {
  const at = (x0: number) => ({ x0, x1: x0 + 10 });
  expect(pack([at(0), at(5), at(6), at(20)], 2)).toEqual([0, 1, -1, 0]);
});

test('a day is a point, a month a bar, a year a longer bar', () => {
  const marks = [mark('2011-05-05'), mark('2013-01-01', '2013-01-31', false), mark('2015-01-01', '2015-12-31', false)];
  const [day, month, year] = timelineLayout(['Meetings'], marks, [], false).lanes[0]?.marks.map(width) ?? [];
  expect(day).toBe(10);
  expect(month).toBeGreaterThan(10);
  expect(year).toBeGreaterThan(2 * (month ?? 0));
});

test('every mark lies inside the picture, for few meetings and for many', () => {
  for (const total of [1, 200]) {
    const marks = Array.from({ length: total }, (_, i) => mark(`${1990 + (i % 37)}-0${1 + (i % 9)}-11`));
    for (const narrow of [false, true]) {
      const layout = timelineLayout(['Meetings'], marks, [], narrow);
      for (const { x0, x1, y } of layout.lanes.flatMap((lane) => lane.marks)) {
        expect(x0).toBeGreaterThanOrEqual(0);
        expect(x1).toBeLessThanOrEqual(layout.width);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(layout.height - 20);
      }
    }
  }
});

test('a lane without marks is left out', () => {
  expect(timelineLayout(['Meetings', 'Talks'], [mark('2011-05-05')], [], false).lanes).toHaveLength(1);
});

test('terms at the same time are drawn below each other', () => {
  const span = (key: string) => ({
    key,
    name: key,
    short: key,
    earliest: '2002-01-01',
    latest: null,
    exact: true,
    strong: true,
  });
  const { bands } = timelineLayout(
    [],
    [mark('2011-05-05')],
    [{ label: 'Chair', spans: [span('AU'), span('ID')] }],
    false,
  );
  const [first, second] = bands[0]?.spans ?? [];
  expect(second?.y).toBeGreaterThan(first?.y ?? Infinity);
});

test('what began last and goes on has a width to be seen', () => {
  const chair = {
    key: 'CZ',
    name: 'CZ',
    short: 'CZ',
    earliest: '2020-12-31',
    latest: null,
    exact: false,
    strong: true,
  };
  const { bands } = timelineLayout([], [mark('1997-10-14')], [{ label: 'Chair', spans: [chair] }], false);
  expect(bands[0]?.spans.map(width)[0]).toBeGreaterThan(20);
});
