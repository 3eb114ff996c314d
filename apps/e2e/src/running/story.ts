import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { Api } from '../clinic/api';
import { PASSWORD, PEOPLE, type Person } from '../clinic/people';
import { theClinic, type TheClinic } from './the-clinic';
import { Watch } from './watch';

interface Cast {
  /** A browser of its own, with nobody signed in. */
  browserOf(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A browser of its own in which somebody has signed in, on a page of the clinic. */
  as(who: Person, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** The API as somebody's program sees it. */
  api(who: Person): Promise<Api>;
  clinic: TheClinic;
  /** Statuses of refusals the story provokes on purpose: `test.use({ refusals: [404] })`. */
  refusals: readonly number[];
  watch: Watch;
}

/** A story: every browser in it is watched, and none may show an error, an exception or a request to elsewhere. */
export const test = base.extend<Cast>({
  refusals: [[], { option: true }],
  clinic: async ({}, use) => use(theClinic()),
  watch: async ({ refusals }, use) => {
    const watch = new Watch(refusals);
    await use(watch);
    expect(watch.seen, 'what the browsers must not have seen').toEqual([]);
  },
  browserOf: async ({ browser, clinic, watch }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: clinic.url, ...options });
      watch.over(context);
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close();
  },
  as: async ({ browserOf }, use) => {
    await use(async (who, path = '/', options = {}) => {
      const context = await browserOf(options);
      await context.request.post('/api/auth/login', { data: { email: PEOPLE[who], password: PASSWORD } });
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
  },
  api: async ({ clinic }, use) => use((who) => Api.signIn(clinic.url, who)),
});

export { expect };
