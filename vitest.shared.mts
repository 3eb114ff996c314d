import { defineConfig } from 'vitest/config';

/** What every Node-side spec run shares: workspace aliases from tsconfig; specs name what they import from vitest. */
export const shared = defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    environment: 'node',
    include: ['src/**/*.spec.ts'],
    passWithNoTests: true,
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
