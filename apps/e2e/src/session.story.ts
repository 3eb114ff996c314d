import { createHmac } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { sql } from './clinic/database';
import { PASSWORD } from './clinic/people';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** The same token, signed by the same key, ten minutes later: what the server sees when its time is over. */
function expired(token: string, secret: string): string {
  const [head = '', body = ''] = token.split('.');
  const claims: Record<string, unknown> = JSON.parse(Buffer.from(body, 'base64url').toString());
  const now = Math.floor(Date.now() / 1000);
  const old = base64url(JSON.stringify({ ...claims, iat: now - 700, exp: now - 100 }));
  const signature = createHmac('sha256', secret).update(`${head}.${old}`).digest('base64url');
  return `${head}.${old}.${signature}`;
}

/**
 * From now on every access token this browser already holds is over; those it gets later are as the server made them.
 * Answers what the server has refused since.
 */
async function letTokensExpire(context: BrowserContext, secret: string): Promise<string[]> {
  const later = new Set<string>();
  const refused: string[] = [];
  context.on('response', (answer) => {
    if (answer.status() === 401) refused.push(answer.url());
  });
  await context.route('**/api/auth/refresh', async (route) => {
    const response = await route.fetch();
    const { accessToken }: { accessToken?: string } = await response.json();
    if (accessToken) later.add(accessToken);
    await route.fulfill({ response });
  });
  await context.route(/\/api\/(?!auth\/)/, async (route) => {
    const token = route.request().headers()['authorization']?.replace('Bearer ', '');
    if (!token || later.has(token)) return route.continue();
    await route.continue({
      headers: { ...route.request().headers(), authorization: `Bearer ${expired(token, secret)}` },
    });
  });
  return refused;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

test.describe('a session', () => {
  test.use({ refusals: [401] });

  test('goes on in nine tabs, more than a browser has connections, when the access token has expired, and ends in all of them at once', async ({
    as,
    clinic,
  }) => {
    const first = await as('reception', '/queue');
    const context = first.context();
    const tabs = [first];
    for (let tab = 1; tab < 9; tab++) {
      const page = await context.newPage();
      await page.goto('/queue');
      tabs.push(page);
    }
    for (const page of tabs) await expect(heading(page, 'Queue')).toBeVisible();

    const refused = await letTokensExpire(context, clinic.signingSecret);
    await Promise.all(tabs.map((page) => page.getByRole('link', { name: 'Patients' }).click()));
    for (const page of tabs) {
      // Nine pages load their room at once.
      await expect(heading(page, 'Patients')).toBeVisible({ timeout: 30_000 });
      await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
    }
    expect(refused.length, 'the server refused what had expired').toBeGreaterThan(0);

    // The tab that reads the live stream for all goes: another takes over.
    await first.close();
    const [second, ...others] = tabs.slice(1);
    if (!second) throw new Error('the tabs are gone');
    for (const page of [second, ...others]) await expect(page.getByText('Live', { exact: true })).toBeVisible();

    await second.getByRole('button', { name: 'Your account' }).click();
    await second.getByRole('menuitem', { name: 'Sign out' }).click();
    for (const page of [second, ...others]) await expect(heading(page, 'Sign in')).toBeVisible();
    const last = others.at(-1) ?? second;
    await last.goto('/patients');
    await expect(heading(last, 'Sign in')).toBeVisible();
  });
});

test.describe('a temporary password', () => {
  test.use({ refusals: [401, 403] });

  test('opens nothing but the page to choose one’s own', async ({ clinic, browserOf }) => {
    const { firstName, lastName, full } = somebody();
    const email = `${firstName}.${lastName}@cuspid.test`.toLowerCase();
    await sql(
      clinic.database,
      `insert into user (name, email, role, department, password_hash, must_change_password, is_active, version, created_at)
       select ?, ?, role, department, password_hash, true, true, 1, created_at from user where email = 'nurse@cuspid.test'`,
      [full, email],
    );
    const page = await (await browserOf()).newPage();
    await page.goto('/patients');
    await signIn(page, email, PASSWORD);
    await expect(heading(page, 'Choose a password')).toBeVisible();
    await page.goto('/patients');
    await expect(heading(page, 'Choose a password')).toBeVisible();

    const chosen = 'lotus tram kettle moss';
    await page.getByLabel('Temporary password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('New password', { exact: true }).fill(chosen);
    await page.getByLabel('New password again', { exact: true }).fill(chosen);
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
    await page.goto('/patients');
    await expect(heading(page, 'Patients')).toBeVisible();

    const again = await (await browserOf()).newPage();
    await again.goto('/');
    await signIn(again, email, PASSWORD);
    await expect(again.getByText('The e-mail address or the password is not right.')).toBeVisible();
    await signIn(again, email, chosen);
    await expect(again.getByRole('button', { name: 'Your account' })).toBeVisible();
  });
});

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
