import { defineConfig } from '@playwright/test';

/** Stories of a working day in a real Chromium, on a clinic built from these sources. */
export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.story.ts',
  outputDir: '../../tmp/stories',
  globalSetup: './src/running/open-clinic.ts',
  // Two cores: a third browser would only make all of them slow.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Asia/Colombo',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    // Slow, and rarely asked for: TRACE=1 keeps every step of a story that fails.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/lib/chromium/chromium-headless-shell',
      // Chromium refuses to run as root with its sandbox.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
