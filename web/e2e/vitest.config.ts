/** How the tests in a browser are run: `npm run e2e`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    // Pictures change with every font and browser; they are taken when asked for.
    exclude: process.env.PICTURES ? [] : ['pictures.test.ts'],
    globalSetup: 'server.ts',
    // Each file has a browser of its own, and two keep two cores busy.
    maxWorkers: 2,
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
