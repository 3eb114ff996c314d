import type { Page } from '@playwright/test';
import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { shutsNobodyOut } from './running/hurdles';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';

// A save over what somebody else had saved may be refused before the news of it is in.
test.use({ refusals: [412] });

const state = (page: Page) => page.locator('[data-state]');
const part = (page: Page, name: string) => page.locator(`[data-part=${name}]`);

test('a case history is kept as it is typed, signed by the keyboard, and brought together with what a colleague saves', async ({
  as,
  api,
}) => {
  const id = await ofClinicians(await api('reception'));
  const page = await as('ortho', `/patients/${id}/history`);
  await page.getByLabel('Past dental history').fill('Two fillings');
  await expect(state(page)).toContainText('only you see it');
  await expect(part(page, 'past').locator('[data-unsaved]')).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('Past dental history')).toHaveValue('Two fillings');
  await expect(state(page)).toContainText('only you see it');
  await shutsNobodyOut(page, 'case-history');
  await page.getByLabel('Past dental history').press('Control+Enter');
  await expect(page.getByText('1 of 8 sections signed')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Clinical exam' })).toBeVisible();

  await page.keyboard.press('Escape');
  await part(page, 'clinical').focus();
  await page.keyboard.press('7');
  await expect(page.getByRole('heading', { name: 'Occlusion and IOTN' })).toBeVisible();
  await page.getByLabel('Overjet').fill('25');
  await expect(page.getByText('Millimetres from −15 to 20, to a tenth')).toBeVisible();
  await page.getByLabel('Overjet').fill('6,5');
  await expect(page.locator('[data-dhc]')).toHaveText('4a');
  await expect(state(page)).toContainText('only you see it');

  await keepsBoth(page, await api('student'), id);

  await page.getByRole('button', { name: 'Versions', exact: true }).click();
  const last = page.locator('[data-version="3"]');
  await last
    .getByRole('button', { name: /Version 3/ })
    .first()
    .click();
  await expect(last.locator('[data-change=overjet]')).toContainText('9.5 mm');
  await expect(last.locator('[data-change=overjet]')).toContainText('6.5 mm');
});

/** A colleague saves another overjet and something else: both answers are shown, and mine is the one that is signed. */
async function keepsBoth(page: Page, colleague: Api, id: number): Promise<void> {
  const at = `/patients/${id}/history`;
  const { answers, version } = await colleague.need<{ answers: object; version: number }>(at);
  const body = { answers: { ...answers, overjet: 9.5, habits: 'Bites nails' } };
  const { status } = await colleague.ask(at, { method: 'PUT', body, headers: { 'if-match': `"${version}"` } });
  expect(status).toBe(200);
  const clash = page.getByRole('alert').filter({ hasText: 'Overjet' });
  await expect(clash).toContainText('9.5 mm');
  await expect(clash).toContainText('6.5 mm');
  await expect(clash).toContainText('Habits');
  await page.getByRole('button', { name: 'Confirm and sign section' }).click();
  await expect(page.getByText('2 of 8 sections signed')).toBeVisible();
  await expect(clash).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Special investigations' })).toBeVisible();
  await part(page, 'clinical').click();
  await expect(page.getByLabel('Habits')).toHaveValue('Bites nails');
}

test('the consultant’s block puts a patient on the waiting list, and is an orthodontist’s alone', async ({
  as,
  api,
}) => {
  const id = await ofClinicians(await api('reception'));
  const page = await as('ortho', `/patients/${id}/history?section=consultant`);
  await page.getByRole('radio', { name: 'Functional', exact: true }).click();
  await page.getByRole('radio', { name: 'Urgent', exact: true }).click();
  await page.getByRole('button', { name: 'Confirm and sign section' }).click();
  await expect(page.locator('[data-waits]')).toBeVisible();
  await page.goto('/waiting-list?mode=FUNCTIONAL&priority=URGENT');
  const row = page.locator(`[data-waiting="${id}"]`);
  await expect(row).toContainText('Urgent');
  await shutsNobodyOut(page, 'waiting-list');

  const student = await as('student', `/patients/${id}/history?section=consultant`);
  await expect(student.getByText('Only an orthodontist changes this block.')).toBeVisible();
  await expect(student.getByRole('radio', { name: 'Functional', exact: true })).toBeDisabled();

  await row.getByRole('link').click();
  await page.getByLabel('Functional appliance').check();
  await page.getByRole('button', { name: 'Confirm and sign section' }).click();
  await expect(page.locator('[data-waits]')).toBeHidden();
  await page.goto('/waiting-list?mode=FUNCTIONAL&priority=URGENT');
  await expect(page.getByText('Functional').first()).toBeVisible();
  await expect(row).toBeHidden();
});

/** A patient of the demo's orthodontist and of its student. */
async function ofClinicians(reception: Api): Promise<number> {
  const { id } = await reception.register(somebody(), { allergyState: 'NONE' });
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id)
     select ?, id, role, now(3), id from user where email in ('ortho@cuspid.test', 'student@cuspid.test')`,
    [id],
  );
  return id;
}
