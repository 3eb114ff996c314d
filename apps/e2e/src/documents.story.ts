import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Api, Page as List } from './clinic/api';
import { sql } from './clinic/database';
import type { Person } from './clinic/people';
import { largePdf, picture } from './clinic/pictures';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';

// A file that is no document, a piece whose answer was lost, and a document that is gone while it is looked at.
test.use({ refusals: [404, 409, 415] });

const LARGE = 50_000_000;

interface Document {
  id: number;
  version: number;
  name: string;
  bytes: number;
  sha256: string;
  receivedSha256: string;
}

interface Handed {
  name: string;
  type: string;
  content: Buffer;
}

/** A patient in whose care team these people are. */
async function patientOf(reception: Api, ...team: Person[]): Promise<number> {
  const { id } = await reception.register(somebody(), { allergyState: 'NONE' });
  for (const who of team) {
    await sql(
      theClinic().database,
      `insert into care_team_member (patient_id, user_id, role, since, added_by_id)
       select ?, id, role, now(3), id from user where email = ?`,
      [id, `${who}@cuspid.test`],
    );
  }
  return id;
}

/** Lets files go over the page, as a hand does with what lies on the desk. */
async function drop(page: Page, files: readonly Handed[]): Promise<void> {
  const told = files.map(({ name, type, content }) => ({ name, type, content: content.toString('base64') }));
  const carried = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const { name, type, content } of all) {
      const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
    }
    return data;
  }, told);
  const zone = page.locator('cd-documents-page .split');
  await zone.dispatchEvent('dragenter', { dataTransfer: carried });
  await expect(page.getByText('Let go to upload')).toBeVisible();
  await zone.dispatchEvent('drop', { dataTransfer: carried });
}

const documentsOf = (api: Api, patientId: number) =>
  api.need<List<Document>>(`/patients/${patientId}/documents?limit=50`).then(({ items }) => items);

test('files dropped on the page are there, a picture is looked at, measured and compared by keyboard', async ({
  as,
  api,
}) => {
  const patientId = await patientOf(await api('reception'), 'ortho');
  const page = await as('ortho', `/patients/${patientId}/documents`);
  await expect(page.getByText('No documents of this patient yet')).toBeVisible();
  const [before, after] = [picture(480, 320), picture(400, 400)];
  await drop(page, [
    { name: 'before.png', type: 'image/png', content: before },
    { name: 'after.png', type: 'image/png', content: after },
    { name: 'told.txt', type: 'text/plain', content: Buffer.from(`Told by telephone: ${somebody().full}.`) },
    { name: 'game.exe', type: 'application/octet-stream', content: Buffer.concat([Buffer.from('MZ'), before]) },
  ]);
  const row = (name: string) => page.locator('cd-upload-row').filter({ hasText: name });
  for (const name of ['before.png', 'after.png', 'told.txt']) {
    await expect(row(name)).toHaveAttribute('data-phase', 'done', { timeout: 30_000 });
  }
  await expect(row('game.exe')).toContainText('not kept here');
  await expect(page.locator('cd-document-card img')).toHaveCount(2);

  // The same file again: asked before a byte of it is sent.
  await drop(page, [{ name: 'copy.png', type: 'image/png', content: before }]);
  await expect(row('copy.png')).toContainText('Already here since');
  await row('copy.png').getByRole('button', { name: 'Cancel copy.png' }).click();
  await expect(row('copy.png')).toBeHidden();

  await page.getByRole('button', { name: 'Look at before.png' }).focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'before.png' });
  const shown = viewer.locator('.viewer-picture').first();
  await expect(shown).toHaveClass(/is-ready/);
  await page.keyboard.press('+');
  await expect(viewer.locator('[data-zoom]')).toHaveText('125 %');
  await page.keyboard.press('r');
  await expect(shown).toHaveAttribute('style', /rotate\(90deg\)/);
  await page.keyboard.press('i');
  await expect(shown).toHaveAttribute('style', /invert\(1\)/);

  // A line of 10 steps to the right, then what it is in truth.
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(viewer.locator('[data-reading]')).toHaveText(/^Length \d+ px$/);
  await viewer.getByLabel('This line is').fill('12.5');
  await page.keyboard.press('Enter');
  await expect(viewer.locator('[data-reading]')).toHaveText('Length 12.5 mm');
  await page.keyboard.press('Escape');

  await viewer.getByRole('button', { name: 'Show the whole' }).focus();
  await page.keyboard.press('c');
  await expect(viewer.locator('[data-beside] .viewer-picture')).toHaveClass(/is-ready/);
  await page.keyboard.press('+');
  await expect(viewer.locator('[data-beside] .viewer-picture')).toHaveAttribute('style', /scale\(/);
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(page.getByRole('button', { name: 'Look at before.png' })).toBeFocused();
});

test('a file of 50 MB whose connection is cut goes on by itself and arrives whole', async ({ as, api }) => {
  const patientId = await patientOf(await api('reception'), 'ortho');
  const content = largePdf(LARGE);
  const folder = mkdtempSync(join(tmpdir(), 'cuspid-large-'));
  writeFileSync(join(folder, 'large.pdf'), content);
  const page = await as('ortho', `/patients/${patientId}/documents`);
  await expect(page.getByText('No documents of this patient yet')).toBeVisible();
  // The line goes with the fifth piece on it.
  let pieces = 0;
  await page.route('**/document-uploads/*/content', async (route) => {
    if (++pieces === 5) await page.context().setOffline(true);
    await route.continue();
  });
  await page.locator('[data-files]').setInputFiles(join(folder, 'large.pdf'));
  const row = page.locator('cd-upload-row');
  await expect(row).toHaveAttribute('data-phase', 'waiting', { timeout: 30_000 });
  await expect(row).toContainText('it goes on by itself');
  expect(await row.getByRole('progressbar').getAttribute('value')).not.toBe('0');
  await page.unroute('**/document-uploads/*/content');
  await page.context().setOffline(false);
  await expect(row).toHaveAttribute('data-phase', 'done', { timeout: 60_000 });
  rmSync(folder, { recursive: true });

  const [kept] = await documentsOf(await api('ortho'), patientId);
  expect(kept).toMatchObject({
    name: 'large.pdf',
    bytes: content.length,
    receivedSha256: createHash('sha256').update(content).digest('hex'),
  });
  await page.getByRole('button', { name: 'Look at large.pdf' }).click();
  await expect(page.getByText('Page 1 of 1')).toBeVisible({ timeout: 20_000 });
});

test('a document is binned, taken back, deleted for good; each sees and does what is theirs', async ({ as, api }) => {
  const patientId = await patientOf(await api('reception'), 'ortho', 'student');
  const student = await as('student', `/patients/${patientId}/documents`);
  await expect(student.getByText('No documents of this patient yet')).toBeVisible();
  await student.locator('[data-files]').setInputFiles([
    { name: 'kept.png', mimeType: 'image/png', buffer: picture(64, 64) },
    { name: 'gone.png', mimeType: 'image/png', buffer: picture(64, 64) },
  ]);
  const card = (page: Page, name: string) => page.getByRole('button', { name: `Look at ${name}` });
  await expect(card(student, 'gone.png')).toBeVisible({ timeout: 30_000 });
  await expect(card(student, 'kept.png')).toBeVisible({ timeout: 30_000 });
  await expect(student.getByRole('button', { name: 'Bin' })).toBeHidden();

  const ortho = await as('ortho', `/patients/${patientId}/documents`);
  await card(ortho, 'gone.png').focus();
  await ortho.keyboard.press('Delete');
  await expect(card(ortho, 'gone.png')).toBeHidden();
  await ortho.getByRole('button', { name: 'Undo' }).click();
  await expect(card(ortho, 'gone.png')).toBeVisible();
  await card(ortho, 'gone.png').focus();
  await ortho.keyboard.press('Delete');
  await expect(card(ortho, 'gone.png')).toBeHidden();
  // Who has the page open sees it go.
  await expect(card(student, 'gone.png')).toBeHidden();
  await expect(card(student, 'kept.png')).toBeVisible();

  await ortho.getByRole('button', { name: 'Bin', exact: true }).click();
  await ortho.getByRole('button', { name: /^Details of gone\.png/ }).click();
  await ortho.getByRole('button', { name: 'Delete for good' }).click();
  const question = ortho.getByRole('dialog', { name: 'Delete gone.png for good?' });
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(ortho.getByText('The bin is empty.')).toBeVisible();
  expect((await documentsOf(await api('ortho'), patientId)).map(({ name }) => name)).toEqual(['kept.png']);

  const reception = await as('reception', `/patients/${patientId}`);
  await expect(reception.getByRole('link', { name: 'Timeline' })).toBeVisible();
  await expect(reception.getByRole('link', { name: 'Documents' })).toBeHidden();
  await reception.goto(`/patients/${patientId}/documents`);
  await expect(reception.locator('cd-not-allowed-page')).toBeVisible();
  await expect(reception.locator('cd-documents-page')).toBeHidden();
});
