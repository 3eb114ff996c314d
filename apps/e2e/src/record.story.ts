import { readFileSync } from 'node:fs';
import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { holdsPdf, passing, readPdf } from './clinic/pdf';
import { somebody, type Somebody } from './clinic/somebody';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';

interface Note {
  id: number;
}

/** A patient no other story knows, whom a dentist and a student look after. */
async function caredFor(reception: Api, who: Somebody): Promise<number> {
  const { id } = await reception.register(who);
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id)
     select ?, id, role, now(3), id from \`user\` where email in ('ortho@cuspid.test', 'student@cuspid.test')`,
    [id],
  );
  return id;
}

async function signed(by: Api, patientId: number, text: string): Promise<void> {
  const { id } = await by.need<Note>(`/patients/${patientId}/clinical-notes`, { body: { type: 'PROGRESS', text } });
  await by.need(`/clinical-notes/${id}/sign`, { method: 'POST', body: {} });
}

test('a dentist prints chosen sections of the record by the keyboard, and takes the archive along', async ({
  as,
  api,
}) => {
  const who = somebody();
  const id = await caredFor(await api('reception'), who);
  await signed(await api('ortho'), id, 'Upper wire changed.');
  const page = await as('ortho', `/patients/${id}/visits`);
  await page.getByRole('button', { name: 'More about this record' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Print or export record…' }).press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Print or export record' });
  await expect(sheet.getByRole('checkbox', { name: 'Patient' })).toBeFocused();
  expect(await hurdlesOn(page)).toEqual([]);

  await sheet.getByRole('button', { name: 'None' }).press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(sheet.getByRole('alert')).toContainText('Choose at least one section.');
  for (const name of ['Notes', 'Care team']) await sheet.getByRole('checkbox', { name }).press('Space');
  const paper = await passing(page, '**/record.pdf*');
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Control+Enter')]);
  await holdsPdf(tab);
  await expect(page.getByText('The record is open in a new tab.')).toBeVisible();
  for (const { text } of await readPdf(await paper())) {
    for (const wanted of ['upperwirechanged.', 'contents', 'page1of', 'contentsha-256']) expect(text).toContain(wanted);
  }

  const saving = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Export archive' }).press('Enter');
  const archive = await saving;
  expect(archive.suggestedFilename()).toMatch(/^patient-.+\.zip$/);
  expect(
    readFileSync(await archive.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await sheet.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('a student begins the day with who sits in their chair, asks for the start check, and sees what waits', async ({
  as,
  api,
}) => {
  const who = somebody();
  const reception = await api('reception');
  const id = await caredFor(reception, who);
  const student = await api('student');
  await signed(student, id, 'Scaling of the lower front.');
  const { items } = await reception.need<{ items: { id: number; name: string }[] }>('/staff?limit=100');
  const providerId = items.find(({ name }) => name === 'Thilini Bandara')?.id;
  const entry = await reception.checkIn(id, { providerId, procedure: 'Scaling', priority: 'URGENT' });
  await student.need(`/queue/${entry.id}/move`, { method: 'POST', body: { status: 'UNDER_CONSULTATION' } });

  const page = await as('student', '/');
  await expect(page).toHaveURL(/\/today$/);
  const checks = page.getByRole('region', { name: 'Checks I wait for' });
  const row = checks.locator('[data-task]', { hasText: who.full });
  await row.getByRole('button', { name: 'Ask for start check' }).press('Enter');
  await expect(row).toContainText(/Waits \d+ min for the start check/);
  expect(await hurdlesOn(page)).toEqual([]);
  const mine = page.getByRole('region', { name: 'My notes that wait to be verified' });
  await expect(mine.locator('[data-task]').first()).toBeVisible();

  const supervisor = await as('ortho', '/today');
  const toGive = supervisor
    .getByRole('region', { name: 'Checks to give' })
    .locator('[data-task]', { hasText: who.full });
  await toGive.getByRole('button', { name: 'Start check made' }).press('Enter');
  await expect(row).toHaveCount(0);
});
