import type { Page as Screen } from '@playwright/test';
import type { Api, Page } from './clinic/api';
import { openDay } from './clinic/days';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';

interface Due {
  id: number;
  patient: { id: number; patientCode: string; firstName: string; lastName: string };
}

/** Somebody of the demo clinic who is due, or soon will be; each story takes its own, and every run others. */
async function due(reception: Api, place: number): Promise<Due> {
  const { items } = await reception.need<Page<Due>>('/recalls?limit=20&aheadDays=120');
  const found = items.at(place);
  if (!found) throw new Error('nobody is due in the demo clinic');
  return found;
}

/** The patient may be due in some weeks only: seen under «later» until then. */
async function stateOf(reception: Api, { patient }: Due): Promise<'due' | 'later'> {
  const { items } = await reception.need<Page<Due>>(`/recalls?state=due&q=${patient.patientCode}`);
  return items.some((one) => one.patient.id === patient.id) ? 'due' : 'later';
}

const nameOf = ({ patient }: Due) => `${patient.firstName} ${patient.lastName}`;
const rowOf = (page: Screen, recall: Due) => page.locator('tr', { hasText: nameOf(recall) });

test('by the keyboard: called, no answer, called again, will book, booked: gone from the list, on a second screen too', async ({
  as,
  api,
}) => {
  const reception = await api('reception');
  const recall = await due(reception, -1);
  const address = `/recalls?q=${recall.patient.patientCode}`;
  const name = nameOf(recall);
  const state = await stateOf(reception, recall);
  const desk = await as('reception', `${address}&state=${state}`);
  const second = await as('nurse', `${address}&state=${state}`);
  await expect(rowOf(desk, recall)).toBeVisible();
  await expect(rowOf(second, recall)).toBeVisible();
  expect(await hurdlesOn(desk)).toEqual([]);

  // Four keys: choose, call, no answer; and, called again, will book.
  await desk.keyboard.press('j');
  const detail = desk.getByRole('region', { name, exact: true });
  await expect(detail).toBeVisible();
  await desk.keyboard.press('c');
  await expect(detail.getByRole('status')).toContainText('You are calling');
  await expect(rowOf(second, recall)).toContainText('is calling');
  await second.keyboard.press('j');
  await expect(second.locator('cd-recall-detail').getByRole('button', { name: /^Call/ })).toBeDisabled();
  expect(await hurdlesOn(desk)).toEqual([]);
  await desk.keyboard.press('3');
  await expect(desk.getByText(`${name}: No answer`)).toBeVisible();

  // The try put it off: it is under «later» until then.
  await desk.goto(`${address}&state=later`);
  await expect(rowOf(desk, recall)).toContainText('No answer');
  await desk.keyboard.press('j');
  await expect(detail).toBeVisible();
  await desk.keyboard.press('c');
  await expect(detail.getByRole('status')).toContainText('You are calling');
  await desk.keyboard.press('1');
  await expect(desk.getByText(`${name}: Will book`)).toBeVisible();

  await second.goto(`${address}&state=later`);
  await expect(rowOf(second, recall)).toContainText('Will book');
  await desk.keyboard.press('b');
  await expect(desk).toHaveURL(new RegExp(`/calendar.*book=${recall.patient.id}`));
  await expect(desk.getByLabel('Time', { exact: true })).not.toHaveValue('');
  await expect(desk.getByLabel('Treatment', { exact: true })).toBeFocused();
  // Some weeks ahead: the soonest time of all is what other stories book at this moment.
  await desk.getByLabel('Day', { exact: true }).fill(openDay('WED', 6, 60));
  await expect(desk.getByRole('button', { pressed: true, name: /^Wed / })).toBeVisible();
  await desk.getByLabel('Treatment', { exact: true }).press('Enter');
  await expect(desk.locator('.cal-card', { hasText: recall.patient.firstName }).first()).toBeFocused();

  await expect(rowOf(second, recall)).toHaveCount(0);
  await desk.goto(`/patients/${recall.patient.id}`);
  await expect(desk.getByRole('region', { name: 'Recall' })).toContainText('booked');
});

test('who asks not to be called is nobody’s to call; taken back within ten minutes', async ({ as, api }) => {
  const reception = await api('reception');
  const recall = await due(reception, -4);
  const state = await stateOf(reception, recall);
  const desk = await as('reception', `/recalls?q=${recall.patient.patientCode}&state=${state}`);
  await expect(rowOf(desk, recall)).toBeVisible();
  await desk.keyboard.press('j');
  await expect(desk.getByRole('region', { name: nameOf(recall), exact: true })).toBeVisible();
  await desk.keyboard.press('6');
  await expect(rowOf(desk, recall)).toHaveCount(0);
  await desk.getByRole('button', { name: 'Undo' }).first().click();
  await expect(rowOf(desk, recall)).toBeVisible();
});
