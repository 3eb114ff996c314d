import { randomInt, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Api } from './clinic/api';
import { somebody } from './clinic/somebody';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';

const once = () => ({ 'idempotency-key': randomUUID() });
const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The last digit of a box's number, so that the sum weighted by three and one ends with nought (GS1, section 7.9). */
const checkDigit = (digits: string): number =>
  (10 - ([...digits].reduceRight((sum, one, at) => sum + Number(one) * ((digits.length - at) % 2 ? 3 : 1), 0) % 10)) %
  10;

/** What a scanner sends of a box: its number, its expiry, its lot. */
const scanned = (gtin: string, expiresOn: string, lot: string): string =>
  `010${gtin}17${expiresOn.slice(2).replaceAll('-', '')}10${lot}`;

interface Box {
  id: number;
  name: string;
  code: string;
}

/** An item nobody else's story touches, with a lot that expires soon and one later; the code is that of a box of the later one. */
async function box(nurse: Api, allergens: string[] = []): Promise<Box> {
  const digits = String(randomInt(100_000_000)).padStart(8, '0');
  const gtin = `4000${digits}`;
  const name = `Bond ${digits}`;
  const code = `${gtin}${checkDigit(gtin)}`;
  const details = { name, category: 'Bonding', unit: 'drop', minimum: 1, allergens, codes: [{ gtin: code, units: 1 }] };
  const { id } = await nurse.need<{ id: number }>('/inventory', { body: details, headers: once() });
  for (const [lotNumber, days] of [
    ['SOON', 60],
    ['LATE', 600],
  ] as const) {
    const body = { type: 'IN', reason: 'PURCHASE', quantity: 5, lotNumber, expiresOn: dayAhead(days) };
    await nurse.need(`/inventory/${id}/movements`, { body, headers: once() });
  }
  return { id, name, code: scanned(code, dayAhead(600), 'LATE') };
}

/** Somebody new in the surgeon's care: what is said of them disturbs no other story. */
async function patientOf(reception: Api, surgeon: Api): Promise<number> {
  const { id } = await reception.register(somebody());
  const { id: userId } = await surgeon.need<{ id: number }>('/auth/profile');
  await reception.need(`/patients/${id}/care-team`, { body: { userId, action: 'JOIN' } });
  interface Asked {
    id: number;
    patient: { id: number };
  }
  const { items } = await surgeon.need<{ items: Asked[] }>('/care-team/requests?limit=100');
  const asked = items.find(({ patient }) => patient.id === id);
  await surgeon.need(`/care-team/requests/${asked?.id}/approve`, { method: 'POST' });
  return id;
}

const row = (page: Page, name: string) => page.locator('cd-usage-table tbody tr', { hasText: name });

test('a box is scanned at the chair and recorded by one more key; the amount is corrected, taken back and restored', async ({
  as,
  api,
}) => {
  const [nurse, surgeon, reception] = [await api('nurse'), await api('surgeon'), await api('reception')];
  const { id, name, code } = await box(nurse);
  const patientId = await patientOf(reception, surgeon);
  const level = async () => (await nurse.need<{ quantity: number }>(`/inventory/${id}`)).quantity;
  const chair = await as('surgeon', `/patients/${patientId}/materials`);
  await expect(chair.getByRole('combobox', { name: /Scan a box/ })).toBeVisible();
  expect(await hurdlesOn(chair)).toEqual([]);

  // The scanner types into the field; its lot is proposed, amount 1.
  await chair.keyboard.press('s');
  await chair.keyboard.type(code);
  await chair.keyboard.press('Enter');
  const entry = chair.getByRole('form', { name: 'Record' });
  await expect(entry).toContainText(name);
  await expect(entry.getByLabel('Lot').locator('option:checked')).toContainText('LATE');
  await expect(entry.getByLabel('Amount')).toBeFocused();
  await expect(entry.getByLabel('Amount')).toHaveValue('1');
  expect(await hurdlesOn(chair)).toEqual([]);
  await chair.keyboard.press('Enter');
  await expect(row(chair, name)).toContainText('LATE');
  await expect(row(chair, name)).toContainText('1 drop');
  expect(await level()).toBe(9);

  // Found by its name, it comes from the lot that expires first.
  await chair.keyboard.press('Escape');
  await chair.getByRole('combobox', { name: /Scan a box/ }).pressSequentially(name, { delay: 60 });
  await expect(chair.getByRole('option', { name: new RegExp(name) })).toBeVisible();
  await chair.keyboard.press('Enter');
  await expect(entry.getByLabel('Lot').locator('option:checked')).toContainText('SOON');
  await chair.keyboard.press('Escape');
  await expect(entry).toHaveCount(0);

  await row(chair, name).getByRole('button').click();
  const sheet = chair.getByRole('dialog', { name });
  await sheet.getByLabel('Amount', { exact: true }).fill('3');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(row(chair, name)).toContainText('3 drop');
  expect(await level()).toBe(7);

  // The nurse takes it back into the stock, and out of it again.
  const prep = await as('nurse', `/patients/${patientId}/materials`);
  await row(prep, name).getByRole('button').click();
  await prep.getByRole('button', { name: 'Take back' }).click();
  await expect(row(prep, name)).toHaveCount(0);
  await expect(row(chair, name)).toHaveCount(0);
  expect(await level()).toBe(10);
  await prep.getByRole('button', { name: 'Bin' }).click();
  await row(prep, name).getByRole('button').click();
  await prep.getByRole('button', { name: 'Restore' }).click();
  await expect(row(chair, name)).toContainText('3 drop');
  expect(await level()).toBe(7);
});

test('an allergy stops a box until there is a reason, which is kept', async ({ as, api }) => {
  const [nurse, surgeon, reception] = [await api('nurse'), await api('surgeon'), await api('reception')];
  const { name, code } = await box(nurse, ['latex']);
  const patientId = await patientOf(reception, surgeon);
  const label = `Latex ${somebody().lastName}`;
  await surgeon.need(`/patients/${patientId}/alerts`, { body: { kind: 'ALLERGY', label, severity: 'DANGER' } });

  const chair = await as('surgeon', `/patients/${patientId}/materials`);
  await expect(chair.getByRole('combobox', { name: /Scan a box/ })).toBeVisible();
  await chair.keyboard.press('s');
  await chair.keyboard.type(code);
  await chair.keyboard.press('Enter');
  const entry = chair.getByRole('form', { name: 'Record' });
  await expect(entry.getByRole('alert').first()).toContainText('Stop: this patient is allergic to');
  await expect(entry.getByRole('button', { name: /^Record/ })).toBeEnabled();
  await entry.getByLabel('Amount').press('Enter');
  await expect(entry).toContainText('Say why it is used in spite of the allergy');
  await entry.getByLabel('Why it is used all the same').fill('No contact with the skin');
  await chair.keyboard.press('Enter');
  await row(chair, name).getByRole('button').click();
  await expect(chair.getByRole('dialog', { name })).toContainText('No contact with the skin');
});
