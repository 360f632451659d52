import { expect, test } from 'vitest';
import { shareStep, stepLabels, stepOf } from '../src/charts/step';

test('a number has the last tone that starts at it or before', () => {
  const starts = [1, 2, 3, 4, 6];
  expect([1, 2, 3, 5, 6, 40].map((value) => stepOf(value, starts))).toEqual([
    'step-1',
    'step-2',
    'step-3',
    'step-4',
    'step-5',
    'step-5',
  ]);
});

test('each tone says which numbers it stands for', () => {
  expect(stepLabels([1, 2, 4, 6])).toEqual(['1', '2–3', '4–5', '6 or more']);
});

test('all of some has the strongest tone', () => {
  expect([1, 2].map((value) => shareStep(value, 2))).toEqual(['step-3', 'step-5']);
  expect([1, 2, 3].map((value) => shareStep(value, 3))).toEqual(['step-2', 'step-4', 'step-5']);
});
