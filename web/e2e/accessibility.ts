/** What axe finds wrong with a page for those who cannot see, hear or point. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All that can differ between light and dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What is wrong with a page in light, and with its colours in dark, to which it turns while it is open. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await violations(page, ALL);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await violations(page, OF_COLOURS);
  return [...inLight, ...inDark.map((violation) => `${violation} in dark`)];
}

/** Each violation in a line: the rule, where it is broken, and how. */
async function violations(page: Page, rules: string[]): Promise<string[]> {
  const results = await page.evaluate(
    (runOnly) => window.axe.run(document, { runOnly, resultTypes: ['violations'] }),
    rules,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const reasons = [...any, ...all, ...none].map(({ message }) => message);
      return `${id}: ${target.join(' ')}: ${reasons.join('; ')}`;
    }),
  );
}
