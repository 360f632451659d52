import { expect, test } from 'vitest';
import { count, rangeList, sentenceList } from '../src/text/plural';

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

test('numbers that follow each other are told as a range', () => {
  expect(rangeList([1, 2, 3, 5])).toBe('1–3 and 5');
  expect(rangeList([4])).toBe('4');
});
