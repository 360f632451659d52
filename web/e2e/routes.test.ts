/** Every sort of page, on a desk and on a phone, in light and in dark: nothing is broken, barred or too wide. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { barriers } from './accessibility';
import { type Device, DEVICES, settled, test } from './browser';
import { GRAPHIQL, PAGES } from './pages';

/** Faults of GraphiQL itself, and where: https://github.com/graphql/graphiql. */
const KNOWN = [/^nested-interactive: /, /^target-size: /, /^color-contrast: /];

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(Object.keys(DEVICES) as Device[])('%s', (device) => {
  test.for(Object.entries(PAGES))('%s: %s', async ([, path], { open }) => {
    const page = await settled(await open(path, { device }));
    const heading = await page.locator('main h1').innerText();
    expect(await page.locator('main h1').count()).toBe(1);
    expect(await page.title()).toMatch(/ · Migration processes$/);
    expect(await page.title()).toContain(heading);
    expect(await overflow(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
  });

  test('GraphiQL: only faults of its own', async ({ open }) => {
    const page = await open(GRAPHIQL, { device });
    await page.locator('.graphiql-response .view-line', { hasText: '"data"' }).waitFor();
    expect(await page.title()).toContain('GraphiQL');
    expect(await overflow(page)).toBe(0);
    const found = await barriers(page);
    expect(found.filter((barrier) => !KNOWN.some((known) => known.test(barrier)))).toEqual([]);
  });
});
