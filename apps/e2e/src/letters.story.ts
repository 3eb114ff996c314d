import type { Api } from './clinic/api';
import { letterTo } from './clinic/mail';
import { openDay } from './clinic/days';
import { somebody, type Somebody } from './clinic/somebody';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';

/** Somebody with an e-mail address who is booked on that day. */
async function booked(reception: Api, person: Somebody, email: string, day: string): Promise<number> {
  const { id: patientId } = await reception.register(person, { email });
  const body = { patientId, localStart: `${day}T10:00`, minutes: 30, type: 'Review' };
  return (await reception.need<{ id: number }>('/visits', { body })).id;
}

test('a patient confirms by the link in the mail, and the desk sees it at once', async ({
  as,
  api,
  browserOf,
  clinic,
}) => {
  const [day, person] = [openDay('WED', 6, 90), somebody()];
  const email = `${person.firstName}@cuspid.test`.toLowerCase();
  const visitId = await booked(await api('reception'), person, email, day);
  const desk = await as('reception', `/calendar?day=${day}&visit=${visitId}`);
  const letters = desk.getByRole('region', { name: 'Letters' });
  await expect(letters.getByText('Booking')).toBeVisible();
  await letters.getByRole('button', { name: 'Remind' }).click();
  await expect(desk.getByText('The reminder is on its way.')).toBeVisible();
  await expect(letters.getByRole('listitem').filter({ hasText: 'Reminder' })).toContainText('sent');

  const mail = await letterTo(clinic.letters, email, /./);
  const [link = ''] = /\/visit-links\/[\w-]+\?for=confirm/.exec(mail) ?? [];
  expect(link, mail).not.toBe('');
  const stranger = await (await browserOf({ viewport: { width: 390, height: 844 } })).newPage();
  await stranger.goto(link);
  await expect(stranger.getByText('10:00', { exact: true })).toBeVisible();
  await expect(stranger.getByText('Review')).toHaveCount(0);
  await expect(stranger.getByText(person.lastName)).toHaveCount(0);
  expect(await hurdlesOn(stranger)).toEqual([]);
  await expect(desk.locator('.cal-facts').getByText('Booked')).toBeVisible();
  await stranger.getByRole('button', { name: 'I will come' }).click();
  const pressed = Date.now();
  await expect(desk.locator('.cal-facts').getByText('Confirmed')).toBeVisible();
  test.info().annotations.push({ type: 'seen at the desk after', description: `${Date.now() - pressed} ms` });
  await expect(stranger.getByText('Thank you. We expect you.')).toBeVisible();

  // Another language, and what was asked once is done.
  await stranger.getByRole('radio', { name: 'தமிழ்' }).click();
  await expect(stranger.getByRole('main')).toHaveAttribute('lang', 'ta');
  await stranger.getByRole('radio', { name: 'English' }).click();
  const download = stranger.waitForEvent('download');
  await stranger.getByRole('button', { name: 'Add to calendar' }).click();
  expect((await download).suggestedFilename()).toBe('visit.ics');
  await stranger.getByRole('button', { name: 'I cannot come' }).click();
  await expect(stranger.getByRole('heading', { name: 'Cancel this visit?' })).toBeFocused();
  await stranger.getByRole('button', { name: 'Yes, cancel it' }).click();
  await expect(stranger.getByText('Your visit is cancelled.')).toBeVisible();
  await expect(desk.locator('.cal-facts').getByText('Cancelled')).toBeVisible();
});

test('a letter that was given up is seen in plain words and sent again', async ({ as, api, clinic }) => {
  const person = somebody();
  const email = `full-once.${person.firstName}@cuspid.test`.toLowerCase();
  const reception = await api('reception');
  const visitId = await booked(reception, person, email, openDay('WED', 6, 90));
  const desk = await as('reception', '/letters');
  await expect(desk.getByRole('heading', { name: 'Letters' })).toBeVisible();
  await reception.need(`/visits/${visitId}/remind`, { body: {} });
  // Nobody reads again: the page is told.
  const row = desk.getByRole('row').filter({ hasText: person.full }).filter({ hasText: 'Reminder' });
  await expect(row.getByText('The mailbox is full')).toBeVisible();
  await desk.getByRole('button', { name: /^Failed/ }).click();
  await expect(desk).toHaveURL(/state=FAILED/);
  await expect(row).toBeVisible();
  expect(await hurdlesOn(desk)).toEqual([]);
  await row.getByRole('button', { name: `Send again to ${person.full}` }).click();
  await expect(desk.getByText('The letter is on its way again.')).toBeVisible();
  await expect(row).toHaveCount(0);
  await letterTo(clinic.letters, email, /./);
  await desk.getByRole('button', { name: /^State/ }).click();
  await desk.getByRole('menuitemradio', { name: 'Sent' }).click();
  await expect(row.getByText(/^\s*Sent/)).toBeVisible();
});
