import { expect, test } from 'vitest';
import { crop, narrow } from '../src/charts/crop';

const whole = { x: 0, y: 0, width: 960, height: 560 };

test('the picture holds all boxes and stays inside the chart', () => {
  const frame = crop([[800, 500, 950, 560]], whole, 12 / 7);
  expect(frame.x).toBeLessThanOrEqual(800);
  expect(frame.x + frame.width).toBeLessThanOrEqual(960);
  expect(frame.y + frame.height).toBeLessThanOrEqual(560);
});

test('a single small State is not blown up', () => {
  expect(crop([[400, 300, 410, 310]], whole, 12 / 7).width).toBe(300);
});

test('without a box it is the whole chart', () => {
  expect(crop([], whole, 12 / 7)).toEqual(whole);
});

test('a phone sees the part with most of the places', () => {
  expect(narrow(whole, [100, 500, 600, 900], 1)).toEqual({ x: 76, y: 0, width: 560, height: 560 });
});
