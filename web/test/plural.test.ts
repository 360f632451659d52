import { expect, test } from 'vitest';
import { count, ordinal, rangeList, sentenceList } from '../src/text/plural';

test('a number has its noun', () => {
  expect(count(1, 'meeting')).toBe('1 meeting');
  expect(count(1200, 'meeting')).toBe('1,200 meetings');
  expect(count(2, 'process', 'processes')).toBe('2 processes');
});

test('a number in a series has its ending', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 103].map(ordinal).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd',
  );
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
