import { expect, test } from 'vitest';
import { count, sentenceList } from '../src/text/plural';

test('a number has its noun', () => {
  expect(count(1, 'meeting')).toBe('1 meeting');
  expect(count(1200, 'meeting')).toBe('1,200 meetings');
  expect(count(2, 'process', 'processes')).toBe('2 processes');
});

test('a list reads as a sentence does', () => {
  expect(sentenceList([])).toBe('');
  expect(sentenceList(['Poland'])).toBe('Poland');
  expect(sentenceList(['Poland', 'Lithuania', 'Czechia'])).toBe('Poland, Lithuania and Czechia');
});
