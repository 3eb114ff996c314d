import type { Page } from '@playwright/test';
import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';

// The save over what somebody else had saved is refused: that is the story.
test.use({ refusals: [412] });

test('an orthodontic exam is filled in on one screen, tells the need while it is typed, and is finished; a control is noted', async ({
  as,
  api,
}) => {
  const id = await ofOrtho(await api('reception'));
  const page = await as('ortho', `/patients/${id}/chart/orthodontics`);
  await page.getByRole('button', { name: 'New exam' }).first().click();
  const state = page.locator('[data-save]');
  await expect(state).toContainText('Not begun');

  await page.getByRole('radio', { name: 'Competent', exact: true }).click();
  await page.getByLabel('Overjet').fill('6,5');
  await expect(page.locator('[data-iotn]')).toHaveText('4a');
  await expect(page.getByText('overjet 6.5', { exact: true })).toBeVisible();
  await expect(state).toContainText('Saved');

  await takesBothSides(page, await api('ortho'), id);
  await expect(state).toContainText('Saved');

  await page.getByLabel('Molars right').selectOption({ label: 'II ½' });
  await page.getByLabel('Molars left').selectOption({ label: 'I' });
  await page.getByRole('radio', { name: 'Class II division 1' }).click();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByRole('button', { name: 'Correct' })).toBeVisible();

  await page.getByRole('button', { name: 'Bond', exact: true }).click();
  await page.getByRole('button', { name: /^Bond \d+ teeth$/ }).click();
  await expect(page.locator('[data-appliance]').filter({ hasText: '15–25 bracket' })).toBeVisible();
  await expect(page.locator('[data-appliance]').filter({ hasText: '.014 NiTi' })).toBeVisible();

  await page.getByRole('button', { name: 'Note a control' }).click();
  await expect(page.getByLabel('What was done')).toBeFocused();
  await page.keyboard.type('Bonded from 15 to 25');
  await page.getByLabel('Next step').fill('Rectangular wires');
  await page.getByLabel('Next step').press('Enter');
  await expect(page.locator('[data-control]')).toContainText('Bonded from 15 to 25');
  await expect(page.locator('[data-next]')).toContainText('Rectangular wires');
});

interface Exam {
  id: number;
  version: number;
  fields: object;
}

/** Somebody saves while a save is on its way: what both changed is chosen, what only they changed is in the form already. */
async function takesBothSides(page: Page, colleague: Api, id: number): Promise<void> {
  let goOn = () => {};
  const saved = new Promise<void>((resolve) => (goOn = resolve));
  await page.route(
    '**/dental-chart/ortho/exams/*',
    async (route) => {
      await saved;
      await route.continue();
    },
    { times: 1 },
  );
  const onItsWay = page.waitForRequest((request) => request.method() === 'PUT');
  await page.getByRole('textbox', { name: 'Overjet' }).fill('7');
  await onItsWay;
  const at = `/patients/${id}/dental-chart/ortho/exams`;
  const [exam] = (await colleague.need<{ items: Exam[] }>(at)).items;
  if (!exam) throw new Error('the exam was not saved');
  const theirs = { method: 'PUT', body: { ...exam.fields, overjet: 9.5, overbite: 4 } };
  const { status } = await colleague.ask(`${at}/${exam.id}`, {
    ...theirs,
    headers: { 'if-match': `"${exam.version}"` },
  });
  expect(status).toBe(200);
  goOn();
  const clash = page.getByRole('alert').filter({ hasText: 'Overjet' });
  await expect(clash).toContainText('9.5');
  await page.getByRole('button', { name: 'Save now' }).click();
  await expect(clash).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Overbite' })).toHaveValue('4');
  await expect(page.getByRole('textbox', { name: 'Overjet' })).toHaveValue('7');
}

/** A patient of the orthodontist of the demo. */
async function ofOrtho(reception: Api): Promise<number> {
  const { id } = await reception.register(somebody(), { allergyState: 'NONE' });
  const { items } = await reception.need<{ items: { id: number; name: string }[] }>('/staff?limit=100');
  const ortho = items.find(({ name }) => name === 'Dr Anushka Fernando');
  if (!ortho) throw new Error('the demo clinic has no Dr Anushka Fernando');
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, 'ORTHODONTIST', now(3), ?)`,
    [id, ortho.id, ortho.id],
  );
  return id;
}
