/** What a page shows while it waits, when the API fails, on paper, and to those who want nothing to move. */
import type { Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { settled, test } from './browser';

const API = '**/graphql';
const PATH = '/states/PL';

test('without an answer there is a way to try again', async ({ open }) => {
  const page = await open(PATH, {
    prepare: (opened) => opened.route(API, (route) => route.abort()),
    expected: /net::ERR_FAILED/,
  });
  const alert = page.getByRole('alert');
  await alert.getByRole('heading', { name: 'The API did not answer' }).waitFor();
  await expect.poll(() => page.title()).toContain('The API did not answer');

  await page.unroute(API);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'Poland' }).waitFor();
  expect(await alert.count()).toBe(0);
});

test('a refusal is told in the words of the API', async ({ open }) => {
  const refuse = (route: Route) => route.fulfill({ json: { data: null, errors: [{ message: 'Too much at once.' }] } });
  const page = await open(PATH, { prepare: (opened) => opened.route(API, refuse) });
  await page.getByRole('alert').getByText('Too much at once.').waitFor();
});

/** Answers are held back until they are let go. */
async function hold(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(API, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test.for([
  { reducedMotion: 'reduce', animation: 'none' },
  { reducedMotion: 'no-preference', animation: 'pulse' },
] as const)('waiting is told; animation: $animation', async ({ reducedMotion, animation }, { open }) => {
  let release = () => {};
  const page = await open(PATH, {
    options: { reducedMotion },
    prepare: async (opened) => {
      release = await hold(opened);
    },
  });
  const loading = page.getByRole('main').getByRole('status');
  await loading.getByText('Loading').waitFor();
  const block = loading.locator('i').first();
  await expect.poll(() => block.evaluate((shown) => getComputedStyle(shown).animationName)).toBe(animation);
  release();
  await settled(page);
  expect(await loading.count()).toBe(0);
});

test('on paper there are facts, and nothing to be clicked', async ({ open }) => {
  const page = await settled(await open('/processes/prague-process', { options: { colorScheme: 'dark' } }));
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.top nav', '.top form', '.peek', '.filters', '.downloads', '.as-of', '.source']) {
    expect(await page.locator(part).first().isVisible(), part).toBe(false);
  }
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.locator('.members').first().isVisible()).toBe(true);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
});
