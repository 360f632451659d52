import { expect, test } from 'vitest';
import { bucketsOf, chosenOf } from '../src/pages/start/process-filter';

const processes = [
  { slug: 'a', level: 'REGIONAL', status: 'ACTIVE', regions: ['Europe'] },
  { slug: 'b', level: 'INTERREGIONAL', status: 'ACTIVE', regions: ['Europe', 'Africa'] },
  { slug: 'c', level: 'REGIONAL', status: 'ENDED', regions: ['Africa'] },
] as const;
const all = processes.map((process) => ({ ...process, regions: [...process.regions] }));

const slugs = (asked: string) => chosenOf(all, new URLSearchParams(asked)).map(({ slug }) => slug);

test('all that is asked for must be true', () => {
  expect(slugs('')).toEqual(['a', 'b', 'c']);
  expect(slugs('region=Europe&status=ACTIVE')).toEqual(['a', 'b']);
  expect(slugs('region=Europe&level=GLOBAL')).toEqual([]);
});

test('a choice is counted among what the other choices leave', () => {
  expect(bucketsOf(all, new URLSearchParams('level=REGIONAL&region=Europe'), 'region')).toEqual([
    { key: 'Europe', count: 1 },
    { key: 'Africa', count: 1 },
  ]);
});

test('a choice that would leave nothing is still told', () => {
  expect(bucketsOf(all, new URLSearchParams('region=Europe'), 'status')).toContainEqual({ key: 'ENDED', count: 0 });
});
