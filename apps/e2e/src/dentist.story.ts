import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { holdsPdf, passing, readPdf } from './clinic/pdf';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';
import { BoardScreen } from './screens/board';
import { ChartScreen } from './screens/chart';

test('the dentist calls, types a finding, takes it back, paints one and prints the chart', async ({ as, api }) => {
  const patient = await waitingForOrtho(await api('reception'));
  const page = await as('ortho', '/queue');
  const board = new BoardScreen(page);
  await expect(board.card('Waiting', patient)).toBeVisible();

  await page.getByRole('button', { name: /^Call next/ }).click();
  await expect(board.card('Consultation', patient)).toBeFocused();
  await page.goto(`/patients/${patient.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(patient.full);
  await page.keyboard.press('d');
  const chart = new ChartScreen(page);
  await chart.isThere();

  const before = await chart.drawing();
  await page.keyboard.type('16 mod caries');
  await expect(chart.line()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chart.finding(16, /caries/i)).toBeVisible();
  await expect.poll(() => chart.drawing(), { message: 'the finding is on the drawing' }).not.toBe(before);

  await page.keyboard.press('Control+z');
  await expect(chart.finding(16, /caries/i)).toHaveCount(0);
  await expect.poll(() => chart.drawing(), { message: 'the drawing is as it was' }).toBe(before);
  await page.keyboard.press('Control+y');
  await expect(chart.finding(16, /caries/i)).toBeVisible();

  await chart.paint('Missing', 36);
  await expect(chart.finding(36, /missing/i)).toBeVisible();

  // Read on its way: the browser lets go of the bytes once the new tab shows them.
  const printed = await passing(page, '**/dental-chart.pdf*');
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Print' }).click(),
  ]);
  await holdsPdf(tab);
  for (const { pages, text } of await readPdf(await printed())) {
    expect(pages).toBe(1);
    expect(text).toContain(patient.full.toLowerCase().replace(' ', ''));
    expect(text).toContain('caries');
    expect(text).toContain('missing');
  }
});

/** A new patient in the orthodontist's care, waiting for them before everybody else. */
async function waitingForOrtho(reception: Api) {
  const known = somebody();
  const { id } = await reception.register(known, { allergyState: 'NONE' });
  const { items } = await reception.need<{ items: { id: number; role: string; name: string }[] }>('/staff?limit=100');
  const ortho = items.find(({ name }) => name === 'Dr Anushka Fernando');
  if (!ortho) throw new Error('the demo clinic has no Dr Anushka Fernando');
  // No route puts somebody on a care team yet.
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, 'ORTHODONTIST', now(3), ?)`,
    [id, ortho.id, ortho.id],
  );
  await reception.checkIn(id, { providerId: ortho.id, priority: 'URGENT' });
  return { id, ...known };
}
