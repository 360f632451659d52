/** How the tests in a browser are run: `npm run e2e`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/*.test.ts'],
    // Pictures change with every font and browser; they are taken when asked for.
    exclude: process.env.PICTURES ? [] : ['e2e/pictures.test.ts'],
    globalSetup: 'e2e/server.ts',
    // Each file has a browser of its own, and two keep two cores busy.
    maxWorkers: 2,
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
