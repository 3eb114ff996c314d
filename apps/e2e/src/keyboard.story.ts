import type { Page } from '@playwright/test';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { BoardScreen } from './screens/board';

test('the desk finds, opens, checks in and moves a patient without the mouse', async ({ as, api }) => {
  const patient = somebody();
  const { id } = await (await api('reception')).register(patient);
  const desk = await as('reception', '/');
  const keys = desk.keyboard;
  await expect(desk.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();

  // By fragments of the name, in the wrong order.
  await find(desk, `${patient.lastName.slice(0, 8)} ${patient.firstName.slice(0, 6)}`, patient.full);
  await keys.press('Enter');
  await expect(desk).toHaveURL(new RegExp(`/patients/${id}$`));
  await expect(desk.getByRole('heading', { level: 1 })).toContainText(patient.full);

  // By the end of the phone number; Tab shows what can be done with them, C checks in.
  await find(desk, patient.phone.slice(-7), patient.full);
  await keys.press('Tab');
  await keys.press('c');
  await expect(desk.getByRole('heading', { name: 'Check in' })).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Choose another patient' })).toBeVisible();
  await keys.press('Enter');

  const board = new BoardScreen(desk);
  const waiting = board.card('Waiting', patient);
  await expect(waiting).toBeFocused();

  // J and K walk along the lane and back.
  await keys.press('k');
  await expect(waiting).not.toBeFocused();
  await keys.press('j');
  await expect(waiting).toBeFocused();

  await keys.press('Enter');
  await expect(board.card('Consultation', patient)).toBeFocused();
  await keys.press('b');
  await expect(board.card('Waiting', patient)).toBeFocused();
});

/** Opens the palette with `/` and types until the patient is the chosen row. */
async function find(page: Page, typed: string, full: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Find a patient or command' })).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('option', { selected: true })).toContainText(full);
}
