/** Ways through the pages: links, back, reload, dates and filters in the address, the keyboard. */
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { ask } from './api';
import { settled, test } from './browser';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const search = (page: Page) => new URL(page.url()).search;

test('a link leads to the top of a page, and back leads back', async ({ open }) => {
  const page = await settled(await open('/processes/prague-process'));
  await page.getByRole('link', { name: 'Tajikistan' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Tajikistan' }).waitFor();
  expect(await focused(page)).toBe('main');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(new URL(page.url()).pathname).toBe('/states/TJ');
  await expect.poll(() => page.title()).toBe('Tajikistan · Migration processes');

  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Prague Process' }).waitFor();
  await expect.poll(() => page.title()).toBe('Prague Process · Migration processes');
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: 'Tajikistan' }).waitFor();
});

test('another day is in the address, and changes the numbers', async ({ open }) => {
  const page = await settled(await open('/processes/prague-process'));
  // Belarus joined in the year after.
  const day = '2009-06-30';
  const { process } = await ask<{ process: Record<'then' | 'now', { totalCount: number }> }>(`{
    process(slug: "prague-process") {
      then: members(kind: [STATE], on: "${day}") { totalCount }
      now: members(kind: [STATE]) { totalCount }
    }
  }`);
  const shown = page.locator('.figures dd').first();
  expect(await shown.innerText()).toBe(String(process.now.totalCount));
  expect(process.then.totalCount).not.toBe(process.now.totalCount);

  await page.getByLabel('As of').first().fill(day);
  await expect.poll(() => search(page)).toBe(`?on=${day}`);
  await expect.poll(() => shown.innerText()).toBe(String(process.then.totalCount));

  // The address alone tells the same.
  await page.reload();
  await settled(page);
  expect(await shown.innerText()).toBe(String(process.then.totalCount));

  await page.getByRole('button', { name: 'Back to today' }).first().click();
  await expect.poll(() => search(page)).toBe('');
  await expect.poll(() => shown.innerText()).toBe(String(process.now.totalCount));
});

test('a filter is in the address, and stays after a reload', async ({ open }) => {
  const page = await settled(await open('/meetings'));
  await page.getByRole('navigation', { name: 'Mode' }).getByRole('link', { name: /^Online/ }).click();
  await expect.poll(() => search(page)).toBe('?mode=ONLINE');
  const chosen = page.locator('.choices a[aria-current="true"]', { hasText: 'Online' });
  await chosen.waitFor();
  await settled(page);
  const heading = await page.locator('h2').first().innerText();
  await page.reload();
  await settled(page);
  await chosen.waitFor();
  expect(await page.locator('h2').first().innerText()).toBe(heading);
});

test('a long list is read page by page', async ({ open }) => {
  const page = await settled(await open('/meetings'));
  const first = page.locator('.lines > li a').first();
  const latest = await first.innerText();
  await page.getByRole('link', { name: 'Earlier meetings' }).click();
  await expect.poll(() => first.innerText()).not.toBe(latest);
  await page.getByRole('link', { name: 'Later meetings' }).click();
  await expect.poll(() => first.innerText()).toBe(latest);
});

test('words typed in the head are searched for', async ({ open }) => {
  const page = await settled(await open('/states/PL'));
  await page.getByRole('banner').getByRole('searchbox').fill('söder');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '“söder”' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Söderköping Process' }).first().waitFor();
});

test('the first Tab skips to the content', async ({ open }) => {
  const page = await settled(await open('/'));
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('main');
});

test('the matrix is walked by arrow keys', async ({ open }) => {
  const page = await settled(await open('/'));
  const pair = () => page.evaluate(() => document.activeElement?.getAttribute('data-pair'));
  await page.locator('.matrix a[tabindex="0"]').focus();
  const entry = await pair();
  await page.keyboard.press('ArrowDown');
  const below = await pair();
  expect(below).not.toBe(entry);
  expect(below?.split(' ')[1]).toBe(entry?.split(' ')[1]);
});

const nouns = ['processes', 'states', 'organizations', 'meetings', 'declarations', 'initiatives'];
const missing = ['/atlantis', ...nouns.map((noun) => `/${noun}/atlantis`)];
test.for(missing)('%s says that it is none, and is not to be indexed', async (path, { open }) => {
  const page = await settled(await open(path));
  expect(await page.locator('main h1').innerText()).toMatch(/^No such /);
  expect(await page.locator('meta[name="robots"][content="noindex"]').count()).toBe(1);
});

test('a file that is missing is told to be, and only browsers get a page', async () => {
  const status = async (path: string, accept: string) =>
    (await fetch(inject('origin') + path, { headers: { accept } })).status;
  expect(await status('/assets/missing.js', '*/*')).toBe(404);
  expect(await status('/assets/missing.js', 'text/html')).toBe(404);
  expect(await status('/states/PL', 'application/json')).toBe(404);
  expect(await status('/states/PL', 'text/html')).toBe(200);
});
