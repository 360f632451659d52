/** What can be taken away is what it says it is. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { ask } from './api';
import { settled, test } from './browser';

/** The name and the text of what a link downloads. */
async function downloaded(page: Page, link: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('the meetings of a process are a calendar and a table', async ({ open }) => {
  const page = await settled(await open('/processes/prague-process'));
  const { process } = await ask<{ process: { meetings: { nodes: { slug: string; date: Date | null }[] } } }>(
    '{ process(slug: "prague-process") { meetings(first: 100) { nodes { slug date { precision } } } } }',
  );
  type Date = { precision: string };
  const meetings = process.meetings.nodes;

  const calendar = await downloaded(page, page.getByRole('link', { name: 'Meetings as a Calendar (.ics)' }));
  expect(calendar.name).toMatch(/\.ics$/);
  expect(calendar.text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(calendar.text).toMatch(/END:VCALENDAR\r\n$/);
  // A calendar has only days.
  const dated = meetings.filter(({ date }) => date?.precision === 'DAY');
  expect(calendar.text.match(/^BEGIN:VEVENT/gm)?.length).toBe(dated.length);

  const table = await downloaded(page, page.getByRole('link', { name: 'Meetings as a Table (.csv)' }));
  expect(table.name).toMatch(/\.csv$/);
  expect(table.text).toMatch(/^slug,process,title,/);
  for (const { slug } of meetings) expect(table.text).toContain(`\n${slug},prague-process,`);
});

test.for([
  ['/processes/prague-process', 'Memberships as a Table (.csv)', /^process,process_name,member_kind,member,/],
  ['/processes/prague-process', 'Declarations as a Table (.csv)', /^slug,process,title,/],
  ['/states/PL', 'Meetings hosted as a Table (.csv)', /^slug,process,title,/],
  ['/meetings?mode=ONLINE', 'These meetings as a Calendar (.ics)', /^BEGIN:VCALENDAR\r\n/],
  ['/', 'All data (.zip)', /^PK/],
] as const)('%s offers: %s', async ([path, name, beginning], { open }) => {
  const page = await settled(await open(path));
  const { text } = await downloaded(page, page.getByRole('main').getByRole('link', { name }));
  expect(text).toMatch(beginning);
});

test.for([
  ['/schema.graphql', /^type Query|\ntype Query/],
  ['/feed.atom', /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/],
  ['/licenses.md', /Natural Earth/],
] as const)('%s is there', async ([path, contents]) => {
  const response = await fetch(inject('origin') + path);
  expect(response.status).toBe(200);
  expect(await response.text()).toMatch(contents);
});
