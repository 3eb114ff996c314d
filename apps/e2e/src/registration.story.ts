import type { Page } from '@playwright/test';
import { somebody, type Somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { Keys } from './screens/keys';

/** Fifteen seconds, at the five keys a second of somebody who types all day. */
const KEYS_IN_15_SECONDS = 75;

interface Record {
  id: number;
  dateOfBirth: string;
  isBirthDateEstimated: boolean;
  guardianName: string | null;
  phone: string | null;
}

test('a grown-up is registered by keyboard in fifteen seconds', async ({ as, api }, story) => {
  const desk = await openDesk(await as('reception', '/patients'));
  const keys = new Keys(desk);
  await keys.press('n');
  await expect(desk.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await keys.type('Nirosha');
  await keys.press('Tab');
  const { lastName, phone } = somebody();
  await keys.type(lastName);
  await keys.press('Tab');
  await keys.type('1/2/75');
  await keys.press('Tab', 'ArrowRight');
  await expect(desk.getByRole('radio', { name: 'Female', exact: true })).toBeChecked();
  await keys.press('Tab');
  await keys.type(phone);
  await keys.press('Control+Shift+Enter');
  await expect(desk.getByText(`Nirosha ${lastName} is registered`)).toContainText('checked in, ticket');
  story.annotations.push({ type: 'a grown-up', description: String(keys) });
  expect(keys.count, String(keys)).toBeLessThanOrEqual(KEYS_IN_15_SECONDS);
  const { items } = await (await api('reception')).need<{ items: Record[] }>(`/patients?q=${lastName}`);
  expect(items).toMatchObject([{ dateOfBirth: '1975-02-01', isBirthDateEstimated: false, phone }]);
});

test('who calls to come is registered and booked in two presses', async ({ as, api }, story) => {
  const desk = await openDesk(await as('reception', '/patients'));
  const keys = new Keys(desk);
  const caller = somebody();
  await desk.keyboard.press('n');
  await namesAndPhone(desk, keys, caller);
  const typed = keys.count;
  await keys.press('Control+Enter');
  // The book opens with the new patient chosen and the soonest time in it.
  await expect(desk).toHaveURL(/\/calendar\?.*book=\d+/);
  await expect(desk.getByLabel('Time', { exact: true })).not.toHaveValue('');
  await expect(desk.getByLabel('Treatment', { exact: true })).toBeFocused();
  await keys.press('Enter');
  await expect(desk.getByText(`${caller.full} is booked`, { exact: false })).toBeVisible();
  expect(keys.count - typed, String(keys)).toBe(2);
  story.annotations.push({ type: 'registered and booked', description: String(keys) });
  const { items } = await (await api('reception')).need<{ items: { id: number }[] }>(`/patients?q=${caller.lastName}`);
  expect(items).toHaveLength(1);
});

test('a minor is not registered without a guardian, or the word that none is known', async ({ as, api }, story) => {
  const reception = await api('reception');
  const desk = await openDesk(await as('reception', '/patients'));
  const keys = new Keys(desk);
  const child = somebody();
  await keys.press('n');
  await nameAndAge(desk, keys, child, '12');
  await keys.press('Tab');
  // Saving goes to what is missing.
  await keys.press('Control+Shift+Enter');
  const guardian = desk.getByRole('textbox', { name: /^Guardian(?!'s)/ });
  await expect(desk.getByText('Under 18 a guardian is needed')).toBeVisible();
  await expect(guardian).toBeFocused();
  await keys.type('Nirmala');
  await keys.press('Control+Shift+Enter');
  await expect(desk.getByText(`${child.full} is registered`)).toBeVisible();
  story.annotations.push({ type: 'a minor', description: String(keys) });
  const year = new Date().getUTCFullYear() - 12;
  const found = await reception.need<{ items: Record[] }>(`/patients?q=${child.lastName}`);
  expect(found.items).toMatchObject([{ isBirthDateEstimated: true, dateOfBirth: `${year}-01-01` }]);

  const alone = somebody();
  await keys.press('n');
  await nameAndAge(desk, keys, alone, '3/2019');
  await expect(desk.getByRole('checkbox', { name: 'Guardian not known yet' })).toBeVisible();
  await keys.press('Tab', 'Tab', 'Tab', 'Tab', 'Space');
  await expect(desk.getByRole('checkbox', { name: 'Guardian not known yet' })).toBeChecked();
  await keys.press('Control+Shift+Enter');
  await expect(desk.getByText(`${alone.full} is registered`)).toBeVisible();
  const [{ id }] = (await reception.need<{ items: [Record] }>(`/patients?q=${alone.lastName}`)).items;
  const kept = { dateOfBirth: '2019-03-01', isBirthDateEstimated: true, guardianName: null };
  expect(await reception.need(`/patients/${id}`)).toMatchObject(kept);
});

test('a likely duplicate is opened, or said to be somebody else; both by keyboard', async ({ as, api }, story) => {
  const reception = await api('reception');
  const patient = somebody();
  const { id } = await reception.register(patient);
  const desk = await openDesk(await as('reception', '/patients'));
  const keys = new Keys(desk);
  const card = desk.getByRole('group', { name: 'This may be a patient you already have' });

  await keys.press('n');
  const other = patient.lastName.endsWith('q') ? 'x' : 'q';
  const almost = { ...patient, lastName: patient.lastName.slice(0, -1) + other };
  await namesAndPhone(desk, keys, almost);
  await expect(card).toContainText('Same first name, birth date and phone.');
  await expect(card.locator('mark')).toHaveText([patient.lastName.slice(-1)]);
  await expect(desk.getByText('To save, open the match or confirm it is someone else.')).toBeVisible();

  // Somebody else: the press that would save leads to the box, Space decides, the same press saves.
  await keys.press('Control+Shift+Enter');
  await expect(card.getByRole('checkbox', { name: /^Not the same person/ })).toBeFocused();
  await keys.press('Space', 'Control+Shift+Enter');
  await expect(desk.getByText(`${almost.firstName} ${almost.lastName} is registered`)).toBeVisible();
  story.annotations.push({ type: 'not the same person', description: String(keys) });

  // The same person: Tab leads from the phone to Open.
  await keys.press('n');
  await namesAndPhone(desk, keys, patient);
  await expect(card.getByRole('button', { name: `Open the record of ${patient.full}` })).toBeVisible();
  await keys.press('Tab', 'Enter');
  await expect(desk).toHaveURL(new RegExp(`/patients/${id}$`));
  const { total } = await reception.need<{ total: number }>(`/patients?q=${patient.firstName}&count=true`);
  expect(total).toBe(2);
});

test('an edit by keyboard sees what others save meanwhile, and can be put back', async ({ as, api }, story) => {
  const reception = await api('reception');
  const { id, version } = await reception.register(somebody(), { address: '14 Temple Road' });
  const desk = await as('reception', `/patients/${id}`);
  await expect(desk.getByRole('heading', { name: 'Details' })).toBeVisible();
  const keys = new Keys(desk);
  await keys.press('e');
  await expect(desk.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await keys.press('Tab', 'Tab', 'Tab', 'Tab');
  await expect(desk.getByRole('textbox', { name: 'Mobile phone' })).toBeFocused();
  await keys.press('Control+a');
  await keys.type('0772222222');

  const theirs = { phone: '077 111 1111', province: 'Uva' };
  await reception.need(`/patients/${id}`, {
    method: 'PATCH',
    body: theirs,
    headers: { 'if-match': `"${version}"` },
  });
  // Nobody has pressed Save yet.
  const clash = desk.getByRole('alert').filter({ hasText: 'Somebody saved this while you were editing' });
  await expect(clash).toContainText('077 111 1111');
  await expect(clash).toContainText('Taken over from them: Province.');
  await expect(desk.getByRole('textbox', { name: 'Mobile phone' })).toBeFocused();

  await keys.press('Control+Enter');
  await expect(desk.getByText('Saved.')).toBeVisible();
  story.annotations.push({ type: 'an edit', description: String(keys) });
  expect(await reception.need(`/patients/${id}`)).toMatchObject({ phone: '0772222222', province: 'Uva', version: 3 });

  await desk.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(desk.getByText('Put back as it was.')).toBeVisible();
  expect(await reception.need(`/patients/${id}`)).toMatchObject({ ...theirs, version: 4 });
});

async function openDesk(page: Page): Promise<Page> {
  await expect(page.getByRole('heading', { name: 'Patients' })).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  return page;
}

async function nameAndAge(page: Page, keys: Keys, { firstName, lastName }: Somebody, age: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await keys.type(firstName);
  await keys.press('Tab');
  await keys.type(lastName);
  await keys.press('Tab');
  await keys.type(age);
  await keys.press('Tab', 'ArrowRight');
}

async function namesAndPhone(page: Page, keys: Keys, patient: Somebody): Promise<void> {
  await nameAndAge(page, keys, patient, '12/8/1992');
  await keys.press('Tab');
  await keys.type(patient.phone);
}
