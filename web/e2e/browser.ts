/** A browser for the tests: pages opened in it are watched, and must have no fault at the end of the test. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, test as base } from 'vitest';
import { watch } from './watch';

/** What a page is looked at on. */
export const DEVICES = {
  desk: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
} satisfies Record<string, BrowserContextOptions>;

export type Device = keyof typeof DEVICES;

type Opening = {
  device?: Device;
  /** What differs from the device. */
  options?: BrowserContextOptions;
  /** Faults that the test brings about itself. */
  expected?: RegExp;
  /** What happens before the page is asked for. */
  prepare?: (page: Page) => Promise<unknown>;
};

type Fixtures = {
  browser: Browser;
  /** Opens an address of the server in a new profile, and does not wait for what it shows. */
  open: (path: string, opening?: Opening) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  browser: [
    // Vitest reads from the first argument which fixtures are needed: none.
    async ({}, lend) => {
      const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        // Chromium has no sandbox for root, and nothing but our own pages is opened. It speaks to nobody by itself.
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
        ],
      });
      await lend(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  open: async ({ browser }, lend) => {
    const origin = inject('origin');
    const opened: { page: Page; faults: string[]; expected: RegExp | undefined }[] = [];
    await lend(async (path, { device = 'desk', options = {}, expected, prepare } = {}) => {
      // Nothing moves, so that what is seen is what stays.
      const still = { baseURL: origin, reducedMotion: 'reduce' } as const;
      const context = await browser.newContext({ ...still, ...DEVICES[device], ...options });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      opened.push({ page, faults: await watch(page, origin), expected });
      await prepare?.(page);
      await page.goto(path);
      return page;
    });
    for (const { page, faults, expected } of opened) {
      const unexpected = faults.filter((fault) => !expected?.test(fault));
      await page.context().close();
      expect(unexpected).toEqual([]);
    }
  },
});

/** Waits until a page of the explorer shows its answer: nothing is loading, and its chart and its fonts are there. */
export async function settled(page: Page): Promise<Page> {
  const waiting = page.locator('main :is([role="status"], [aria-busy="true"], svg.map:empty)');
  await page.locator('main h1').first().waitFor();
  await waiting.first().waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
  return page;
}
