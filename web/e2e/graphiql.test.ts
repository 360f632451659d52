/** GraphiQL, as those use it who ask the graph themselves. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { questionIn } from '../src/graphiql/link';
import { settled, test } from './browser';
import { GRAPHIQL } from './pages';

const tabs = (page: Page) => page.locator('.graphiql-tab');

/** Waits for a line of the answer. The editor has only those lines that are in view. */
const answered = (page: Page, line: string) =>
  page.locator('.graphiql-response .view-line', { hasText: line }).first().waitFor();

/** Who comes for the first time sees an example and its answer. */
async function ready(page: Page): Promise<Page> {
  await answered(page, '"data"');
  return page;
}

test('a query is typed with completion, and its answer is seen', async ({ open }) => {
  const page = await ready(await open(GRAPHIQL));
  await page.getByRole('button', { name: 'New tab' }).click();
  await page.locator('.graphiql-query-editor .view-lines').click();
  // The editor closes quotes and brackets itself.
  await page.keyboard.type('query Typed { process(slug: "prague-process") { estab');
  await page.locator('.suggest-widget .monaco-list-row', { hasText: 'established' }).click();
  await page.keyboard.type(' { edtf');
  // The address follows once GraphiQL has read its editor, and is always a link to what is shown.
  await expect.poll(() => questionIn(new URL(page.url()).hash)?.query).toMatch(/established\s*\{\s*edtf\s*\}/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await answered(page, '"edtf": "2009"');

  await page.getByRole('button', { name: 'Show History' }).click();
  await page.locator('.graphiql-history-item', { hasText: 'Typed' }).waitFor();
});

test('the documentation leads from type to type', async ({ open }) => {
  const page = await ready(await open(GRAPHIQL));
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const documentation = page.locator('.graphiql-doc-explorer');
  await documentation.getByRole('link', { name: 'Query', exact: true }).click();
  await documentation.getByRole('link', { name: 'process', exact: true }).click();
  await documentation.getByRole('link', { name: 'Process', exact: true }).click();
  await documentation.getByText('overlaps').first().waitFor();
});

test('an example opens in a tab of its own', async ({ open }) => {
  const page = await ready(await open(GRAPHIQL));
  const before = await tabs(page).count();
  const examples = page.locator('.examples button');
  expect(await examples.count()).toBeGreaterThan(10);
  await examples.last().click();
  await expect.poll(() => tabs(page).count()).toBe(before + 1);
  await answered(page, '"data"');
});

test('the query of a page opens beside the tabs that are there', async ({ open }) => {
  const page = await ready(await open(GRAPHIQL));
  const before = await tabs(page).allInnerTexts();

  await page.goto('/processes/prague-process');
  await settled(page);
  await page.getByRole('link', { name: 'Open this query in GraphiQL' }).click();
  await page.waitForURL('**/graphiql/**');
  await answered(page, '"Prague Process"');
  await expect.poll(() => tabs(page).allInnerTexts()).toEqual([...before, 'Process']);

  // The same link shows the same tab, once GraphiQL has put it down.
  const stored = () => page.evaluate(() => localStorage.getItem('graphiql:tabState'));
  await expect.poll(stored).toMatch(/"variables":"\{[^}]*prague-process/);
  await page.reload();
  await answered(page, '"Prague Process"');
  expect(await tabs(page).allInnerTexts()).toEqual([...before, 'Process']);
});
