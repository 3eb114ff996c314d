import type { Locator, Page } from '@playwright/test';
import type { Api, Page as Listed } from './clinic/api';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';

// A change of what is signed is refused: that is told in the story.
test.use({ refusals: [409] });

interface Note {
  id: number;
  version: number;
  state: string;
}

/** A patient no other story knows, whom a dentist, a second one and a student look after. */
async function taughtPatient(reception: Api): Promise<{ id: number; name: string }> {
  const who = somebody();
  const { id } = await reception.register(who);
  for (const [email, role] of [
    ['surgeon@cuspid.test', 'DENTAL_SURGEON'],
    ['ortho@cuspid.test', 'ORTHODONTIST'],
    ['student@cuspid.test', 'STUDENT'],
  ] as const) {
    await sql(
      theClinic().database,
      `insert into care_team_member (patient_id, user_id, role, since, added_by_id)
       select ?, id, ?, now(3), id from \`user\` where email = ?`,
      [id, role, email],
    );
  }
  return { id, name: who.full };
}

const noteWith = (page: Page, text: string): Locator => page.locator('[data-note]', { hasText: text });
const question = (page: Page): Locator => page.getByRole('dialog', { name: /^Sign the / });
const confirm = (page: Page, action: string) => question(page).getByRole('button', { name: action });

test('by the keyboard: a note from a text and today’s chart is signed, gets an addendum, and nobody edits it any more', async ({
  as,
  api,
}) => {
  const { id } = await taughtPatient(await api('reception'));
  const surgeon = await api('surgeon');
  await surgeon.need(`/patients/${id}/dental-chart/entries`, { method: 'POST', body: { text: '16 mod caries' } });
  const page = await as('surgeon', `/patients/${id}/plan`);
  await expect(page.getByText('Nothing is written yet.')).toBeVisible();

  await page.keyboard.press('w');
  const text = page.getByRole('textbox', { name: 'Note', exact: true });
  await expect(text).toBeFocused();
  await page.keyboard.type('Seen with pain.');
  await expect(page.locator('[data-save]')).toContainText('only you see it');
  // A reload loses nothing.
  await page.keyboard.type(' Cold hurts.');
  await page.reload();
  await expect(text).toHaveValue('Seen with pain. Cold hurts.');

  await page.getByRole('button', { name: "From today's chart" }).press('Enter');
  await expect(text).toHaveValue(/Seen with pain\. Cold hurts\.\n[^]*caries/i);
  await expect(page.getByLabel('Teeth')).toHaveValue('16');
  await page.getByLabel('Insert a text…').selectOption({ index: 1 });
  await expect(page.getByText(/gaps? (is|are) left to fill/)).toBeVisible();
  // Signed is nothing that asks something: the first gap is gone to, and each is filled.
  await page.keyboard.press('Control+Enter');
  await expect(question(page)).toBeHidden();
  while (/\[\[/.test(await text.inputValue())) {
    await page.keyboard.type('none');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Control+Enter');
  await expect(question(page)).toContainText('Sign the progress note of');
  await confirm(page, 'Sign note').press('Enter');
  const note = noteWith(page, 'Seen with pain.');
  await expect(note).toContainText('Signed');

  await note.getByRole('button', { name: 'Addendum' }).press('Enter');
  await expect(note.getByRole('textbox', { name: 'Addendum' })).toBeFocused();
  await page.keyboard.type('No pain the day after.');
  await page.keyboard.press('Control+Enter');
  await expect(note.locator('[data-addendum]')).toContainText('No pain the day after.');
  await note.getByRole('button', { name: /^More about/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Verify signature' }).press('Enter');
  await expect(note.locator('[data-signature]')).toContainText('The note says what was signed.');
  expect(await hurdlesOn(page)).toEqual([]);

  const second = await as('ortho', `/patients/${id}/plan`);
  await expect(noteWith(second, 'Seen with pain.')).toBeVisible();
  await expect(second.getByRole('button', { name: 'Continue writing' })).toHaveCount(0);
  const ortho = await api('ortho');
  const { items } = await ortho.need<Listed<Note>>(`/patients/${id}/clinical-notes`);
  const [signed] = items;
  if (!signed) throw new Error('the signed note is not listed');
  const edit = { method: 'PATCH', body: { text: 'Something else.' }, headers: { 'if-match': `"${signed.version}"` } };
  expect((await ortho.ask(`/clinical-notes/${signed.id}`, edit)).status).toBe(409);
});

test('a student’s note waits, and the supervisor verifies it from the work list with one key', async ({ as, api }) => {
  const { id, name } = await taughtPatient(await api('reception'));
  const page = await as('student', `/patients/${id}/plan`);
  await page.getByRole('button', { name: /^Write a note/ }).click();
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Scaled the lower front.');
  await page.getByRole('button', { name: /^Sign note/ }).click();
  await expect(question(page)).toContainText('waits for a clinician');
  await confirm(page, 'Sign note').click();
  await expect(noteWith(page, 'Scaled the lower front.').locator('[data-stamp]')).toHaveText('waits for verification');

  const supervisor = await as('ortho', '/notes?list=unverified');
  const row = supervisor.locator('[data-pending]', { hasText: name });
  await row.click();
  await expect(supervisor.locator('cd-note-card')).toContainText('Scaled the lower front.');
  expect(await hurdlesOn(supervisor)).toEqual([]);
  await supervisor.keyboard.press('v');
  await expect(row).toHaveCount(0);
  await expect(noteWith(page, 'Scaled the lower front.').locator('[data-stamp]')).toHaveText('Verified');
});

test('what is done in the plan is done on the chart; reception sees plan and progress, and no diagnosis', async ({
  as,
  api,
}) => {
  const { id } = await taughtPatient(await api('reception'));
  const surgeon = await api('surgeon');
  await surgeon.need(`/patients/${id}/dental-chart/entries`, { method: 'POST', body: { text: '26 o co p' } });
  const page = await as('surgeon', `/patients/${id}/diagnosis`);
  await expect(page.getByText('No active problem is on the list.')).toBeVisible();
  await page.keyboard.press('a');
  await page.getByLabel('Problem', { exact: true }).selectOption('DEEP_CARIES');
  await page.getByLabel('In your own words').fill('Deep hole');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-problem]')).toContainText('Deep hole');
  expect(await hurdlesOn(page)).toEqual([]);

  await page.goto(`/patients/${id}/plan`);
  await expect(page.locator('[data-proposals]')).toContainText('1');
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'Take 1 into the plan' }).press('Enter');
  const item = page.locator('[data-item]');
  await expect(item).toContainText('Planned');
  await item.focus();
  await page.keyboard.press('3');
  await expect(item).toContainText('Completed');
  await expect(page.locator('[data-progress]')).toHaveText('1 of 1 done');
  const chart = await surgeon.need<{ findings: { layer: string; tooth: string | null }[] }>(
    `/patients/${id}/dental-chart`,
  );
  expect(chart.findings.map(({ layer }) => layer)).toEqual(['done']);

  const desk = await as('reception', `/patients/${id}/plan`);
  await expect(desk.locator('[data-progress]')).toHaveText('1 of 1 done');
  await expect(desk.getByText('View only.').first()).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Diagnosis' })).toHaveCount(0);
  await expect(desk.getByText('Deep hole')).toHaveCount(0);
  await expect(desk.getByRole('button', { name: /^Write a note/ })).toHaveCount(0);
});
