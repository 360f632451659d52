/** Takes the pictures of the README: `PICTURES=1 npm run e2e -- pictures`. */
import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { settled, test } from './browser';
import { GRAPHIQL, PAGES } from './pages';

const folder = resolve(import.meta.dirname, '../../docs/pictures');

/** The top of each page, down to where it has said enough. */
const PICTURES = [
  { name: 'start', path: PAGES.start, height: 1220 },
  { name: 'process', path: PAGES.process, height: 1190 },
  { name: 'state', path: PAGES.State, height: 1000 },
  { name: 'organization', path: PAGES.organization, height: 900 },
  { name: 'meeting', path: PAGES.meeting, height: 960 },
  { name: 'declaration', path: PAGES.declaration, height: 900 },
  { name: 'meetings', path: '/meetings', height: 1000 },
  { name: 'search', path: PAGES.search, height: 680 },
  { name: 'compare', path: PAGES['comparison of two'], height: 1040 },
  { name: 'graphiql', path: GRAPHIQL, height: 800 },
];

test.for(PICTURES)('$name', async ({ name, path, height }, { open }) => {
  const page = await open(path, { options: { viewport: { width: 1280, height } } });
  if (path === GRAPHIQL) await page.locator('.graphiql-response .view-line', { hasText: '"data"' }).waitFor();
  else await settled(page);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.jpg`);
  await page.screenshot({ path: file, type: 'jpeg', quality: 70 });
  expect((await stat(file)).size).toBeLessThan(150_000);
});
