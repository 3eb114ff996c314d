import type { Page } from '@playwright/test';
import { openDay } from './clinic/days';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

interface Openings {
  items: { startsAt: string; providerId: number }[];
}

const card = (page: Page, name: string) => page.locator('.cal-card', { hasText: name });
const matches = (page: Page) => page.getByRole('region', { name: 'Short notice' });

test('a visit is cancelled, who would come is offered the time and takes it; a second desk sees each step', async ({
  as,
  api,
}) => {
  const day = openDay('THU', 2, 11);
  const [booked, waiting] = [somebody(), somebody()];
  const reception = await api('reception');
  const { id } = await reception.register(booked);
  const { id: patientId } = await reception.register(waiting);
  // From noon on, so that the day before is full for nobody.
  const { items } = await reception.need<Openings>(`/visits/openings?minutes=30&limit=1&from=${day}T04:30:00.000Z`);
  const [opening] = items;
  if (!opening) throw new Error('nothing is free');
  const { startsAt, providerId } = opening;
  const what = { minutes: 30, type: 'Adjustment' };
  await reception.need('/visits', { body: { patientId: id, startsAt, providerId, ...what } });
  const untilDay = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);
  await reception.need('/short-notice', { body: { patientId, providerId, untilDay, ...what } });
  const on = startsAt.slice(0, 10);

  const [desk, other] = [await as('reception', `/calendar?day=${on}`), await as('nurse', `/calendar?day=${on}`)];
  await card(desk, booked.firstName).focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('link', { name: booked.full })).toBeVisible();
  await desk.keyboard.press('x');
  await expect(desk.getByLabel('Why it is cancelled')).toBeFocused();
  await desk.keyboard.type('Moved abroad');
  await desk.keyboard.press('Enter');
  await expect(card(desk, booked.firstName)).toHaveCount(0);
  await expect(card(other, booked.firstName)).toHaveCount(0);

  // The time that was left free, as the address names it: the dentist and the minute on the clinic's wall.
  const wall = new Date(Date.parse(startsAt) + 5.5 * 3_600_000);
  const gap = `/calendar?day=${on}&at=p${providerId}.${wall.getUTCHours() * 60 + wall.getUTCMinutes()}`;
  for (const page of [desk, other]) {
    await page.goto(gap);
    await expect(matches(page).getByText(waiting.full)).toBeVisible();
  }
  await other.getByRole('link', { name: 'All who would come' }).press('Enter');
  await expect(other.getByRole('table', { name: 'Short notice' })).toContainText(waiting.full);
  await other.goBack();
  await expect(matches(other).getByText(waiting.full)).toBeVisible();
  await desk.getByRole('button', { name: `Offer to ${waiting.full}` }).press('Enter');
  await expect(matches(desk).getByText(/offered just now by/)).toBeVisible();
  await expect(matches(other).getByText(/offered .* by/)).toBeVisible();
  await desk.getByRole('button', { name: 'Accepted' }).press('Enter');
  await expect(desk.getByText(`${waiting.full} is booked at`, { exact: false })).toBeVisible();
  await expect(card(desk, waiting.firstName)).toBeVisible();
  await expect(card(other, waiting.firstName)).toBeVisible();
  const left = await reception.need<{ items: unknown[] }>(`/short-notice?patientId=${patientId}`);
  expect(left.items).toEqual([]);
});

test('who is booked is put on the list from their record by keyboard, and taken off again', async ({ as, api }) => {
  const person = somebody();
  const reception = await api('reception');
  const { id } = await reception.register(person);
  const { items } = await reception.need<Openings>(
    `/visits/openings?minutes=30&limit=1&from=${openDay('THU', 2, 11)}T04:30:00.000Z`,
  );
  const [opening] = items;
  if (!opening) throw new Error('nothing is free');
  const { startsAt, providerId } = opening;
  await reception.need('/visits', { body: { patientId: id, startsAt, providerId, minutes: 30, type: 'Adjustment' } });
  const desk = await as('reception', `/patients/${id}/visits`);
  await desk.getByRole('button', { name: /^Details of Adjustment/ }).press('Enter');
  await desk.getByRole('button', { name: 'Wants earlier' }).press('Enter');
  await expect(desk.getByRole('heading', { name: `Short notice for ${person.full}` })).toBeVisible();
  await desk.getByLabel('Notes').fill('Any morning');
  await desk.getByRole('button', { name: 'Put on the list' }).press('Enter');
  await expect(desk.getByText(`${person.full} is on the short-notice list`)).toBeVisible();
  await expect(desk.getByText('Any morning')).toBeVisible();
  await desk.getByRole('button', { name: 'Take off' }).press('Enter');
  await expect(desk.getByText(`${person.full} is off the short-notice list`)).toBeVisible();
  await expect(desk.getByText('Any morning')).toHaveCount(0);
});
