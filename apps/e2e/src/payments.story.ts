import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Api, Page as Listed } from './clinic/api';
import { passing, readPdf } from './clinic/pdf';
import { somebody } from './clinic/somebody';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';

interface Line {
  id: number;
  kind: string;
  status: string;
  amount: { amountMinor: number };
  receiptNumber: number | null;
}

const once = () => ({ 'idempotency-key': randomUUID() });
const lkr = (amountMinor: number) => ({ amountMinor, currency: 'LKR' });

/** Somebody who owes 4,500.00: 1,500.00 of a scaling, and 3,000.00 of a filling. */
async function whoOwes(reception: Api): Promise<{ id: number; name: string }> {
  const who = somebody();
  const { id } = await reception.register(who);
  for (const [description, minor] of [
    ['Scaling', 150_000],
    ['Filling', 300_000],
  ] as const) {
    const body = { kind: 'CHARGE', amount: lkr(minor), description };
    await reception.need(`/patients/${id}/payment-records`, { body, headers: once() });
  }
  return { id, name: who.full };
}

const linesOf = async (reception: Api, id: number, kind: string): Promise<Line[]> =>
  (await reception.need<Listed<Line>>(`/patients/${id}/payment-records?kind=${kind}`)).items;

const question = (page: Page) => page.getByRole('dialog', { name: /\?$/ });
const row = (page: Page, text: string) => page.locator('cd-ledger-table tbody tr', { hasText: text });

test('by the keyboard: a payment in three actions, pressed twice and posted once; its receipt has its number; refunded; a charge reversed', async ({
  as,
  api,
}) => {
  const reception = await api('reception');
  const { id, name } = await whoOwes(reception);
  const desk = await as('reception', `/patients/${id}/payments`);
  await expect(row(desk, 'Scaling')).toContainText('1,500.00 to pay');
  expect(await hurdlesOn(desk)).toEqual([]);

  await desk.keyboard.press('p');
  await expect(desk.getByRole('radio', { name: 'Cash' })).toBeFocused();
  const amount = desk.locator('[data-amount] input');
  await expect(amount).toHaveValue('4,500.00');
  await desk.keyboard.type('2000');
  await expect(amount).toHaveValue('2,000');
  await desk.keyboard.press('d');
  await expect(desk.locator('cd-receipt-preview')).toContainText('LKR 2,500.00 to be paid');
  expect(await hurdlesOn(desk)).toEqual([]);
  await desk.keyboard.press('Control+Enter');
  await expect(question(desk)).toContainText(`Take LKR 2,000.00 by card from ${name}?`);
  const action = question(desk).getByRole('button', { name: 'Take payment' });
  await expect(action).toBeFocused();
  await action.dblclick();
  const number = desk.locator('[data-receipt-number]');
  await expect(number).toHaveText(/^receipt \d{6,}$/);
  const [payment, ...more] = await linesOf(reception, id, 'PAYMENT');
  expect(more).toEqual([]);
  expect(payment?.amount.amountMinor).toBe(200_000);

  const receipt = await passing(desk, '**/receipt.pdf*');
  const tab = desk.waitForEvent('popup');
  const answered = desk.waitForResponse(/receipt\.pdf/);
  await expect(desk.getByRole('button', { name: /^Print receipt/ })).toBeFocused();
  await desk.keyboard.press('Enter');
  await answered;
  await (await tab).close();
  const printed = String(payment?.receiptNumber).padStart(6, '0');
  await expect(number).toContainText(printed);
  for (const { text } of await readPdf(await receipt())) {
    expect(text).toContain(printed);
    expect(text).toContain('2,000.00');
  }

  // Back to the line, and some of it is given back.
  await desk.getByRole('button', { name: /^Close Esc/ }).press('Enter');
  await desk.getByRole('button', { name: 'Refund', exact: true }).press('Enter');
  await expect(desk.getByLabel('Amount to give back')).toHaveValue('2,000.00');
  await desk.getByLabel('Amount to give back').fill('500');
  await desk.getByLabel('Reason').fill('Treatment was not begun');
  await desk.keyboard.press('Control+Enter');
  await question(desk).getByRole('button', { name: 'Refund LKR 500.00' }).press('Enter');
  await expect(row(desk, 'Treatment was not begun')).toContainText('500.00');
  await expect(row(desk, '500.00 refunded')).toBeVisible();

  // An administrator reverses a charge; the desk sees it as it happens.
  const admin = await as('admin', `/patients/${id}/payments`);
  await row(admin, 'Filling').getByRole('button').press('Enter');
  await admin.getByRole('button', { name: 'Reverse', exact: true }).press('Enter');
  await admin.getByLabel('Reason').fill('Entered on the wrong patient');
  await admin.keyboard.press('Control+Enter');
  await question(admin).getByRole('button', { name: 'Reverse LKR 3,000.00' }).press('Enter');
  await expect(row(desk, 'Filling')).toContainText('Reversed');
  await expect(desk.locator('[data-figure=balance], [data-figure=credit]')).toContainText('LKR 0.00');
});

test('an answer that is lost on the way is asked for again: it says already posted, and there is one payment', async ({
  as,
  api,
}) => {
  const reception = await api('reception');
  const { id } = await whoOwes(reception);
  const desk = await as('reception', `/patients/${id}/payments?take=`);
  const keys = new Set<string>();
  let presses = 0;
  await desk.route(`**/api/patients/${id}/payment-records`, async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    keys.add((await request.allHeaders())['idempotency-key'] ?? '');
    presses += 1;
    if (presses > 1) return route.continue();
    await route.fetch();
    return route.abort('internetdisconnected');
  });
  await expect(desk.getByRole('radio', { name: 'Cash' })).toBeFocused();
  // What is owed is proposed once it is known.
  await expect(desk.getByRole('button', { name: /^Take LKR [1-9]/ })).toBeVisible();
  await desk.keyboard.press('Control+Enter');
  await question(desk).getByRole('button', { name: 'Take payment' }).press('Enter');
  await expect(desk.locator('[data-taken]')).toContainText('Already posted');
  expect([presses, keys.size]).toEqual([2, 1]);
  expect(await linesOf(reception, id, 'PAYMENT')).toHaveLength(1);
});
