import { expect, test } from 'vitest';
import { seriate } from '../src/charts/seriate';

const among = (groups: string[]) => (a: string, b: string) =>
  groups.some((group) => group.includes(a) && group.includes(b)) ? 0.5 : 0;

test('those that are alike stand side by side', () => {
  expect(seriate(['a', 'x', 'b', 'y', 'c'], among(['abc', 'xy'])).join('')).toMatch(
    /^(abc|bac|acb|cab|bca|cba)(xy|yx)$|^(xy|yx)[abc]{3}$/,
  );
});

test('chains are joined where they are most alike', () => {
  const line = (a: string, b: string) => Math.max(0, 3 - Math.abs(a.charCodeAt(0) - b.charCodeAt(0)));
  expect(['abcd', 'dcba']).toContain(seriate(['c', 'a', 'd', 'b'], line).join(''));
});

test('what is like nothing comes last, and nothing is lost', () => {
  expect(seriate(['z', 'a', 'b'], among(['ab']))).toEqual(['a', 'b', 'z']);
  expect(seriate([], () => 0)).toEqual([]);
});
