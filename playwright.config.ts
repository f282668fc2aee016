import { defineConfig } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from './tests/e2e/page/chromium';

const PORT = Number(process.env.E2E_PORT ?? 4273);
const ORIGIN = `http://127.0.0.1:${PORT}`;

/** Walks the built page (`npm run build` first) in Debian's Chromium, wide and on a phone. */
export default defineConfig({
  // A busy machine of CI makes an editor late; a test that passes only again is named in the last lines of `npm test`.
  retries: process.env.CI === undefined ? 0 : 2,
  testDir: 'tests/e2e',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: {
    baseURL: ORIGIN,
    // Each test begins as a first visit, without keeping the whole page for a second.
    serviceWorkers: 'block',
    launchOptions: { executablePath: CHROMIUM, args: CHROMIUM_FLAGS },
  },
  projects: [
    { name: 'wide', testIgnore: /phone\.spec/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testMatch: /(phone|a11y|formats)\.spec/,
      grepInvert: /a guess is changed|an empty state/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    url: ORIGIN,
    reuseExistingServer: false,
  },
});
