import type { Page } from '@playwright/test';
import { openDay } from './clinic/days';
import { somebody } from './clinic/somebody';
import { Delays } from './running/delays';
import { expect, test } from './running/story';
import { Keys } from './screens/keys';

test.use({ refusals: [409] });

const card = (page: Page, name: string) => page.locator('.cal-card', { hasText: name });
/** What a card says to who cannot see where it stands. */
const words = (page: Page, name: string) => card(page, name).locator('.cdk-visually-hidden');
const said = async (page: Page, name: string) => (await words(page, name).textContent()) ?? '';

test('reception books, moves, cancels and takes back by keyboard; a second desk sees it', async ({ as, api }) => {
  const day = openDay('TUE', 6, 90);
  const person = somebody();
  await (await api('reception')).register(person);
  const [desk, other] = [await as('reception', `/calendar?day=${day}`), await as('nurse', `/calendar?day=${day}`)];
  await expect(desk.locator('button.cal-gap').first()).toBeVisible();
  await expect(other.locator('.cal-gap').first()).toBeVisible();
  const keys = new Keys(desk);

  // B, the name, Enter takes the patient, Enter the soonest opening.
  await desk.keyboard.press('b');
  await expect(desk.getByRole('combobox', { name: 'Patient', exact: true })).toBeFocused();
  await desk.keyboard.type(person.lastName);
  await expect(desk.getByRole('option', { name: person.full })).toBeVisible();
  await keys.press('Enter');
  await expect(desk.getByLabel('Time', { exact: true })).not.toHaveValue('');
  await expect(desk.getByLabel('Treatment', { exact: true })).toBeFocused();
  const delays = new Delays();
  const theirs = card(other, person.firstName);
  await delays.note(theirs, desk, /^\/api\/visits$/, () => keys.press('Enter'));
  await expect(card(desk, person.firstName)).toBeFocused();
  expect(keys.count, 'keys after the name').toBeLessThanOrEqual(4);
  test.info().annotations.push({ type: 'keys to book, after the name', description: String(keys) });

  // M, two arrows, Enter.
  const before = await said(desk, person.firstName);
  for (const key of ['m', 'ArrowDown', 'ArrowDown']) {
    await desk.keyboard.press(key);
    if (key === 'm') await expect(desk.getByText(/^Moving/)).toBeVisible();
  }
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(`${person.full} is moved`, { exact: false })).toBeVisible();
  await expect(words(desk, person.firstName)).not.toHaveText(before);
  await expect(card(desk, person.firstName)).toBeFocused();
  const moved = await said(desk, person.firstName);
  await expect(words(other, person.firstName)).toHaveText(moved);

  // Taken back within ten minutes.
  await desk.keyboard.press('Control+z');
  await expect(words(desk, person.firstName)).toHaveText(before);

  // X, why, Enter.
  await desk.keyboard.press('x');
  await expect(desk.getByLabel('Why it is cancelled')).toBeFocused();
  await desk.keyboard.type('The patient called: ill');
  await desk.keyboard.press('Enter');
  await expect(card(desk, person.firstName)).toHaveCount(0);
  await expect(card(other, person.firstName)).toHaveCount(0);
  await delays.note(theirs, desk, /\/undo$/, () => desk.keyboard.press('Control+z'));
  await expect(words(desk, person.firstName)).toHaveText(before);
  test.info().annotations.push({ type: 'the second desk sees it after', description: String(delays) });
  expect(delays.least(), String(delays)).toBeLessThan(1_000);
});

test('a clash is told in words, and booking over it needs a reason that the card shows', async ({ as, api }) => {
  const day = openDay('TUE', 6, 90);
  const reception = await api('reception');
  const [first, second] = [somebody(), somebody()];
  const { id: patientId } = await reception.register(first);
  await reception.register(second);
  const { items } = await reception.need<{ items: { id: number; name: string; role: string }[] }>('/staff?limit=100');
  const dentist = items.find(({ role }) => role === 'DENTAL_SURGEON');
  if (!dentist) throw new Error('the demo clinic has no dental surgeon');
  const visit = { patientId, providerId: dentist.id, localStart: `${day}T15:00`, minutes: 30, type: 'Scaling' };
  const { body: booked } = await reception.ask<{ code?: string }>('/visits', { body: visit });
  expect(booked.code).toBeUndefined();

  const desk = await as('reception', `/calendar?day=${day}&book=`);
  await desk.getByRole('combobox', { name: 'Patient', exact: true }).fill(second.lastName);
  await desk.getByRole('option', { name: second.full }).click();
  await expect(desk.getByLabel('Time', { exact: true })).not.toHaveValue('');
  await desk.getByLabel('With', { exact: true }).selectOption({ label: dentist.name });
  await expect(desk.getByRole('button', { name: /^\d\d:\d\d|^\w{3} \d/ }).first()).toBeVisible();
  await desk.getByLabel('Time', { exact: true }).fill('1515');
  await desk.getByLabel('Time', { exact: true }).press('Tab');
  await desk.getByLabel('With', { exact: true }).selectOption({ label: dentist.name });
  await desk.getByLabel('Chair', { exact: true }).selectOption({ label: 'No chair' });
  await desk.getByLabel('Treatment', { exact: true }).press('Enter');
  await expect(
    desk.getByText(`${dentist.name} has a visit from 15:00 to 15:30: ${first.full}, Scaling.`),
  ).toBeVisible();
  await desk.getByLabel('Book over it all the same: why').fill('Pain since the night');
  await desk.getByLabel('Book over it all the same: why').press('Enter');
  await expect(card(desk, second.firstName)).toContainText('Over: Pain since the night');
});
