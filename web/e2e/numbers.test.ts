/** The numbers on the pages are those of the API, and dates and names are told as the sources have them. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ask } from './api';
import { settled, test } from './browser';

type Count = { totalCount: number };

/** The few numbers that sum a page up, by their labels. */
async function figures(page: Page): Promise<Record<string, number>> {
  const pairs = await page.locator('.figures > div').all();
  const entries = pairs.map(async (pair) => [
    await pair.locator('dt').innerText(),
    Number((await pair.locator('dd').innerText()).replaceAll(',', '')),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, number>;
}

/** The list under a heading that begins with some words, and the number in that heading. */
function members(page: Page, title: string): { list: Locator; number: Locator } {
  const group = page.locator('.members', { has: page.getByRole('heading', { name: title }) });
  return { list: group.getByRole('listitem'), number: group.locator('h3 small') };
}

describe('start', () => {
  test('counts what the API counts', async ({ open }) => {
    const page = await settled(await open('/'));
    const { dataset, sources, discrepancies } = await ask<{
      dataset: { counts: { noun: string; count: number }[] };
      sources: Count;
      discrepancies: Count;
    }>('{ dataset { counts { noun count } } sources { totalCount } discrepancies { totalCount } }');
    const counts = new Map(dataset.counts.map(({ noun, count }) => [noun, count]));
    expect(await figures(page)).toEqual({
      Processes: counts.get('PROCESS'),
      'States and territories': counts.get('STATE'),
      Meetings: counts.get('MEETING'),
      Declarations: counts.get('DECLARATION'),
      Sources: sources.totalCount,
      Discrepancies: discrepancies.totalCount,
    });
    expect(await page.locator('.processes li').count()).toBe(counts.get('PROCESS'));
  });

  test('draws the matrix of all overlaps', async ({ open }) => {
    const page = await settled(await open('/'));
    const { processes } = await ask<{
      processes: { nodes: { slug: string; overlaps: { sharedCount: number; process: { slug: string } }[] }[] };
    }>('{ processes(first: 100) { nodes { slug overlaps { sharedCount process { slug } } } } }');
    const asked = processes.nodes.flatMap(({ slug, overlaps }) =>
      overlaps.map(({ sharedCount, process }) => `${slug} ${process.slug}: ${sharedCount}`),
    );
    const shown = await page
      .locator('.matrix [data-pair]')
      .evaluateAll((fields) => fields.map((field) => `${field.getAttribute('data-pair')}: ${field.textContent}`));
    expect(shown.toSorted()).toEqual(asked.toSorted());
    expect(shown.length).toBeGreaterThan(100);
  });
});

describe('Prague Process', () => {
  const path = '/processes/prague-process';

  test('has 50 States, 5 of 8 organizations, 47 meetings', async ({ open }) => {
    const page = await settled(await open(path));
    expect(await figures(page)).toEqual({ 'Member States': 50, 'Other members': 5, Meetings: 47, Declarations: 2 });
    expect(await members(page, 'Members: States').list.count()).toBe(50);
    expect(await members(page, 'Members: organizations').list.count()).toBe(5);
    await page.getByText('The source counts 8 organizations; 5 are listed.').waitFor();
    await page.getByRole('link', { name: 'All 47 meetings' }).waitFor();
  });

  test('has the members, chairs and overlaps of the API', async ({ open }) => {
    const page = await settled(await open(path));
    const { process } = await ask<{
      process: {
        members: { nodes: { member: { name: string } }[] };
        chairs: { holder: { name: string } }[];
        overlaps: { sharedCount: number; complete: boolean; process: { name: string } }[];
      };
    }>(`{
      process(slug: "prague-process") {
        members(kind: [STATE], first: 100) { nodes { member { ... on State { name } } } }
        chairs { holder { ... on State { name } } }
        overlaps { sharedCount complete process { name } }
      }
    }`);
    const names = (await members(page, 'Members: States').list.getByRole('link').allInnerTexts()).map((name) =>
      name.replace(/ \(UNSCR 1244\/1999\)$/, ''),
    );
    expect(names.toSorted()).toEqual(process.members.nodes.map(({ member }) => member.name).toSorted());

    const chairs = page.locator('section', { has: page.locator('#posts') }).locator('.terms').first();
    const holders = process.chairs.map(({ holder }) => holder.name);
    expect(await chairs.locator('li:not(.gap) > a').allInnerTexts()).toEqual(holders);

    const lines = page.locator('section', { has: page.locator('#overlaps') }).getByRole('listitem');
    const shown = await lines.evaluateAll((items) => items.map((item) => item.textContent));
    process.overlaps.slice(0, shown.length).forEach(({ process: other, sharedCount, complete }, index) => {
      expect(shown[index]).toContain(other.name);
      expect(shown[index]).toContain(`${complete ? '' : 'at least '}${sharedCount} shared State`);
    });
    expect(shown.length).toBe(8);
  });

  test('met in November 2011, no day is known', async ({ open }) => {
    const page = await settled(await open('/meetings/prague-process-2011-11-ministerial-conference'));
    const date = page.locator('.intro time');
    expect(await date.innerText()).toBe('Nov 2011');
    expect(await date.getAttribute('datetime')).toBe('2011-11');
    await page.getByText('only the month is known').waitFor();
    await page.getByText('printed as “November, 2011”').first().waitFor();
    // A calendar has no place for it.
    expect(await page.getByRole('link', { name: '.ics' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '.csv' }).count()).toBe(1);
  });

  test('met in North Macedonia, printed as Macedonia', async ({ open }) => {
    const page = await settled(await open('/meetings?process=prague-process&kind=WORKSHOP'));
    await page.getByText('Skopje, North Macedonia (printed as Macedonia)').waitFor();
  });
});

test('meetings are counted by what they are', async ({ open }) => {
  const page = await settled(await open('/meetings?process=prague-process&mode=ONLINE'));
  const { meetings } = await ask<{ meetings: Count & { facets: { name: string; buckets: Bucket[] }[] } }>(`{
    meetings(filter: { process: { slug: { eq: "prague-process" } }, mode: { eq: ONLINE } }) {
      totalCount
      facets { name buckets { key count } }
    }
  }`);
  await page.getByRole('heading', { name: `${meetings.totalCount} meetings`, exact: true }).waitFor();
  const shown = await page.getByRole('navigation', { name: 'Kind' }).locator('a small').allTextContents();
  const kinds = meetings.facets.find(({ name }) => name === 'kind')?.buckets ?? [];
  expect(shown.map(Number).toSorted()).toEqual(kinds.map(({ count }) => count).toSorted());
});

type Bucket = { key: string; count: number };

test.for(['macedo', 'turkiye', 'labour'])('a search for %s finds what the API finds', async (words, { open }) => {
  const page = await settled(await open(`/search?q=${words}`));
  const query = 'query Found($words: String!) { search(text: $words) { totalCount } }';
  const { search } = await ask<{ search: Count }>(query, { words });
  expect(search.totalCount).toBeGreaterThan(0);
  await page.getByRole('heading', { name: new RegExp(`^${search.totalCount} results?$`) }).waitFor();
  expect(await page.locator('.lines > li').count()).toBe(Math.min(search.totalCount, 20));
  const kinds = await page.getByRole('navigation', { name: 'Kind' }).locator('a small').allInnerTexts();
  expect(kinds.reduce((sum, number) => sum + Number(number), 0)).toBe(search.totalCount);
});

test('a comparison shares and parts what the API does', async ({ open }) => {
  const slugs = ['prague-process', 'budapest-process', 'rabat-process'];
  const query = new URLSearchParams(slugs.map((slug) => ['process', slug]));
  const page = await settled(await open(`/compare?${query.toString()}`));
  const { commonStates } = await ask<{
    commonStates: { inAll: unknown[]; inOne: { process: { name: string }; states: unknown[] }[] };
  }>(
    `query Compared($slugs: [String!]!) {
      commonStates(slugs: $slugs) { inAll { code } inOne { process { name } states { code } } }
    }`,
    { slugs },
  );
  const groups = [
    { title: 'In all', states: commonStates.inAll },
    ...commonStates.inOne.map(({ process, states }) => ({ title: `Only in the ${process.name}`, states })),
  ];
  expect(groups.length).toBe(4);
  for (const { title, states } of groups) {
    const { list, number } = members(page, title);
    expect(await number.innerText(), title).toBe(String(states.length));
    expect(await list.count(), title).toBe(states.length);
  }
});

test('a State takes part in what the API says', async ({ open }) => {
  const page = await settled(await open('/states/PL'));
  const { state } = await ask<{
    state: { hostedMeetings: Count; memberships: { role: string; standing: string }[]; tenures: { post: string }[] };
  }>('{ state(code: "PL") { hostedMeetings { totalCount } memberships { role standing } tenures { post } } }');
  const shown = await figures(page);
  expect(shown['Meetings hosted']).toBe(state.hostedMeetings.totalCount);
  expect(shown['Chairs held']).toBe(state.tenures.filter(({ post }) => /CHAIR/.test(post)).length);
  const member = state.memberships.filter(({ role, standing }) => role === 'MEMBER' && standing === 'CURRENT');
  await page.getByText(`a member of ${member.length} processes`).waitFor();
});
