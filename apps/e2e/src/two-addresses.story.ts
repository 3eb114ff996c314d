import { expect, test, type Page } from '@playwright/test';
import { startClinic, type Clinic } from '@tools/clinic.mjs';
import { Api, type Entry, type Patient } from './clinic/api';
import { PASSWORD, PEOPLE } from './clinic/people';
import { openStaticHost, type StaticHost } from './running/static-host';

/** The web app is served at one address and the API at another. */
test.describe('web app and API apart', () => {
  let sameSite: Clinic | undefined;
  let crossSite: Clinic | undefined;
  let host: StaticHost | undefined;

  // Both on the same two processes.
  test.describe.configure({ mode: 'default' });
  test.beforeAll(async () => {
    const files = await openStaticHost(() => sameSite?.url ?? '');
    host = files;
    const env = { WEB_URL: files.url, WEB_ORIGIN: files.url };
    sameSite = await startClinic({ database: `cuspid_test_apart_${process.pid}`, env });
    crossSite = await startClinic({
      database: `cuspid_test_apart_${process.pid}_cross`,
      beside: sameSite,
      env: { ...env, COOKIE_SAMESITE: 'none' },
    });
  });
  test.afterAll(async () => {
    await crossSite?.stop();
    await sameSite?.stop();
    await host?.close();
  });

  /** Signs in at the page, stays in when it is loaded anew, hears what others do, and leaves. */
  async function aDay(page: Page, { url }: Clinic): Promise<void> {
    await page.goto(`${host?.url}/sign-in`);
    await page.getByLabel('E-mail').fill(PEOPLE.reception);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
    await page.goto(`${host?.url}/queue`);
    await expect(page.getByRole('heading', { name: 'Queue', level: 1 })).toBeVisible();
    const desk = await Api.signIn(url, 'reception');
    const { body: patients } = await desk.ask<{ items: Patient[] }>('/patients?limit=100');
    const { body: queue } = await desk.ask<{ items: Entry[] }>('/queue');
    const waiting = new Set(queue.items.map(({ patient }) => patient.id));
    const somebody = patients.items.find(({ id }) => !waiting.has(id));
    const joined = await desk.ask<Entry>('/queue', { body: { patientId: somebody?.id } });
    expect(joined.status).toBe(201);
    await expect(
      page.getByText(joined.body.ticket, { exact: true }).first(),
      'told by the stream, not asked for',
    ).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Queue', level: 1 })).toBeVisible();
  }

  test('of one site: the day goes on as at one address', async ({ browser }) => {
    const context = await browser.newContext();
    if (sameSite) {
      host?.pointTo(`${sameSite.url}/api`);
      await aDay(await context.newPage(), sameSite);
    }
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ sameSite: 'Strict', httpOnly: true });
    await context.close();
  });

  test('of two sites: the day goes on, with a cookie for pages under this one only', async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    if (crossSite) {
      // localhost and 127.0.0.1 are one machine and two sites.
      host?.pointTo(`${crossSite.url.replace('127.0.0.1', 'localhost')}/api`);
      await aDay(page, crossSite);
    }
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: '__Host-cuspid-refresh', sameSite: 'None', httpOnly: true, secure: true });
    expect(cookie?.partitionKey, 'kept for this site alone').toBeTruthy();
    await context.close();
  });
});
