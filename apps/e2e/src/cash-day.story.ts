import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { colleague, signIn } from './clinic/colleague';
import { PASSWORD } from './clinic/people';
import { somebody } from './clinic/somebody';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';

interface Cashier {
  post<T>(path: string, body: object): Promise<T>;
}

/** A cashier's program: the drawer of one's own is what nobody else posts into. */
async function cashierOf(request: APIRequestContext, email: string): Promise<Cashier> {
  const signed = await request.post('/api/auth/login', { data: { email, password: PASSWORD } });
  const { accessToken }: { accessToken: string } = await signed.json();
  return {
    async post<T>(path: string, data: object): Promise<T> {
      const headers = { authorization: `Bearer ${accessToken}`, 'idempotency-key': randomUUID() };
      const answer = await request.post(`/api${path}`, { data, headers });
      expect(answer.ok(), `${path} answered ${answer.status()}`).toBe(true);
      const body: T = await answer.json();
      return body;
    },
  };
}

const lkr = (amountMinor: number) => ({ amountMinor, currency: 'LKR' });
const drawer = (page: Page, method: string) => page.locator(`cd-drawer-figures [data-method="${method}"]`);
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Close the day' });

test('three payments by two methods are counted by their notes, closed with a difference, and the next close begins empty', async ({
  browserOf,
  clinic,
}) => {
  const { email } = await colleague(clinic, 'RECEPTION');
  const context = await browserOf();
  const program = await cashierOf(context.request, email);
  const who = somebody();
  const known = { firstName: who.firstName, lastName: who.lastName, phone: who.phone, sex: 'FEMALE' };
  const { id } = await program.post<{ id: number }>('/patients', {
    ...{ ...known, dateOfBirth: '1992-08-12', isNotDuplicate: true },
  });
  const posted = `/patients/${id}/payment-records`;
  await program.post(posted, { kind: 'CHARGE', amount: lkr(1_000_000), description: 'Scaling' });
  await program.post(posted, { kind: 'PAYMENT', amount: lkr(250_000), method: 'CASH' });
  await program.post(posted, { kind: 'PAYMENT', amount: lkr(150_000), method: 'CASH' });
  await program.post(posted, { kind: 'PAYMENT', amount: lkr(300_000), method: 'CARD', reference: 'Slip 77' });
  await context.clearCookies();

  const page = await context.newPage();
  await page.goto('/cash');
  await signIn(page, email);
  await expect(drawer(page, 'CASH')).toContainText('4,000.00');
  await expect(drawer(page, 'CARD')).toContainText('3,000.00');
  await expect(page.locator('[data-posting]')).toHaveCount(3);
  expect(await hurdlesOn(page)).toEqual([]);

  // 1,000 to begin with, 4,000 taken; one note of a hundred and one of twenty too many.
  await page.keyboard.press('c');
  await expect(sheet(page)).toBeVisible();
  await sheet(page).getByLabel('Change it began with').fill('1000');
  await sheet(page).getByLabel('How many of 5,000').fill('1');
  await expect(sheet(page).getByText('As expected')).toBeVisible();
  await sheet(page).getByLabel('How many of 100', { exact: true }).fill('1');
  await sheet(page).getByLabel('How many of 20', { exact: true }).fill('1');
  await sheet(page).getByRole('textbox', { name: /^Card/ }).fill('3000');
  await expect(sheet(page).getByText('120.00 more than expected').first()).toBeVisible();
  expect(await hurdlesOn(page)).toEqual([]);

  await sheet(page).getByLabel('Your password, as signature').fill(PASSWORD);
  await page.keyboard.press('Control+Enter');
  await expect(sheet(page).getByText('Say why there is a difference.')).toBeVisible();
  await sheet(page).getByLabel('Reason for the difference').fill('A patient left the change');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/DC-\d{6} is closed and signed\./).first()).toBeVisible();
  await expect(page.getByText('Nothing was taken since your last close.')).toBeVisible();

  await page.getByRole('link', { name: 'Closes' }).click();
  const row = page.locator('cd-close-table tbody tr');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('120.00 more than expected');
  await row.getByRole('button').click();
  const detail = page.locator('cd-close-detail');
  await expect(detail).toContainText('A patient left the change');
  await expect(detail).toContainText('Says what was signed.');
  expect(await hurdlesOn(page)).toEqual([]);
  const [paper] = await Promise.all([
    page.waitForResponse((answer) => answer.url().includes('/close.pdf')),
    detail.getByRole('button', { name: 'Print the close' }).click(),
  ]);
  expect(paper.ok()).toBe(true);

  // What comes later is of the next close.
  await program.post(posted, { kind: 'PAYMENT', amount: lkr(50_000), method: 'CASH' });
  await page.getByRole('link', { name: 'Open drawer' }).click();
  await expect(drawer(page, 'CASH')).toContainText('500.00');
  await expect(drawer(page, 'CARD')).toHaveCount(0);
  await expect(page.locator('[data-posting]')).toHaveCount(1);
  await expect(page.locator('[data-posting]')).toContainText(who.full);
});
