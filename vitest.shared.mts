import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What every Node-side spec run shares: workspace aliases from tsconfig; specs name what they import from vitest. */
export const shared = defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    environment: 'node',
    include: ['src/**/*.spec.ts'],
    setupFiles: [fileURLToPath(new URL('./vitest.draws.mts', import.meta.url))],
    passWithNoTests: true,
    pool: 'forks',
    // Files of a room share a process one after the other: reading all modules anew for each cost more than most specs.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // What comes by itself comes when the machine has time for it; a second, the usual, is not always enough beside other specs.
    expect: { poll: { timeout: 15_000, interval: 50 } },
  },
});
