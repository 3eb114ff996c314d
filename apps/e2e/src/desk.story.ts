import type { Page } from '@playwright/test';
import { somebody } from './clinic/somebody';
import { Delays } from './running/delays';
import { expect, test } from './running/story';
import { BoardScreen } from './screens/board';
import { typeRegistration } from './screens/registration';

const WITHIN_MS = 1_000;
const MOVED = /^\/api\/queue\/\d+\/move$/;

test('what the desk registers, checks in and moves is on every screen within a second, in the waiting room without the name', async ({
  as,
  browserOf,
}, story) => {
  const patient = somebody();
  const delays = new Delays();
  const desk = await as('reception', '/patients');
  const surgeon = new BoardScreen(await as('surgeon', '/queue'));
  await expect(surgeon.live()).toBeVisible();
  await expect(surgeon.lane('Waiting')).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'Patients' })).toBeVisible();

  await typeRegistration(desk, patient);
  await delays.note(surgeon.card('Waiting', patient), desk, /^\/api\/queue$/, () =>
    desk.keyboard.press('Control+Shift+Enter'),
  );
  await expect(desk.getByText(`${patient.full} is registered`)).toContainText('checked in, ticket');

  const display = await (await browserOf()).newPage();
  await openDisplay(desk, display);
  const card = new BoardScreen(desk).cardOf(patient);
  const ticket = (await card.getByText(/^[A-Z] \d+$/).textContent()) ?? 'no ticket';
  const called = display.getByText(ticket.trim(), { exact: true });
  await card.hover();
  await delays.note(called, desk, MOVED, () => card.getByRole('button', { name: /^Call/ }).click());
  await expect(surgeon.card('Consultation', patient)).toBeVisible();
  await expect(display.getByText(patient.firstName)).toHaveCount(0);
  await expect(display.getByText(patient.lastName)).toHaveCount(0);

  await delays.note(surgeon.card('Treatment', patient), desk, MOVED, () =>
    card.getByRole('button', { name: /^To treatment/ }).click(),
  );
  await delays.note(surgeon.card('Cashier', patient), desk, MOVED, () =>
    card.getByRole('button', { name: /^To cashier/ }).click(),
  );
  story.annotations.push({ type: 'other screens after', description: String(delays) });
  expect(delays.least(), String(delays)).toBeLessThan(WITHIN_MS);
});

test('nobody is registered twice unless the desk says that it is somebody else', async ({ as, api }) => {
  const patient = somebody();
  const reception = await api('reception');
  await reception.register(patient);
  const search = `/patients?q=${encodeURIComponent(patient.full)}&count=true`;
  const desk = await as('reception', '/patients');
  await expect(desk.getByRole('heading', { name: 'Patients' })).toBeVisible();

  await typeRegistration(desk, patient);
  await expect(desk.getByRole('group', { name: 'This may be a patient you already have' })).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await expect(desk.getByRole('button', { name: /^Save and check in/ })).toBeDisabled();
  await desk.keyboard.press('Control+Shift+Enter');
  await expect(desk.getByRole('checkbox', { name: /^Not the same person/ })).toBeFocused();
  expect((await reception.need<{ total: number }>(search)).total).toBe(1);

  await desk.keyboard.press('Space');
  await desk.keyboard.press('Control+Shift+Enter');
  await expect(desk.getByText(`${patient.full} is registered`)).toBeVisible();
  expect((await reception.need<{ total: number }>(search)).total).toBe(2);
});

/** The desk makes a link for a screen, and the screen opens it: no sign-in. */
async function openDisplay(desk: Page, display: Page): Promise<void> {
  await desk.goto('/queue');
  await desk.getByRole('button', { name: 'Waiting room display' }).click();
  await desk.getByRole('textbox', { name: 'New link for' }).fill(somebody().lastName);
  await desk.getByRole('button', { name: 'New link' }).click();
  const link = await desk.getByRole('link', { name: 'Open', exact: true }).getAttribute('href');
  await desk.getByRole('button', { name: 'Close' }).click();
  await display.goto(link ?? 'no link');
  await expect(display.getByText('Waiting time')).toBeVisible();
}
