import { readFileSync } from 'node:fs';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

test('a patient’s timeline tells what happens while one reads it, leads to where it happened, and by keyboard', async ({
  as,
  api,
}) => {
  const who = somebody();
  const reception = await api('reception');
  const { id, version } = await reception.register(who);
  const desk = await as('reception', `/patients/${id}/timeline`);
  const rows = desk.locator('.timeline-row');
  await expect(rows.filter({ hasText: 'Registered' })).toBeVisible();

  // Somebody else changes the record: it is here without a reload.
  await reception.need(`/patients/${id}`, {
    method: 'PATCH',
    body: { address: '7 Story Road' },
    headers: { 'if-match': `"${version}"` },
  });
  await expect(rows.filter({ hasText: 'Record changed' })).toContainText('Address');
  await expect(desk.getByText('Who looked')).toBeHidden();

  await desk.getByRole('button', { name: /^Record 1/ }).click();
  await expect(desk).toHaveURL(/kind=record/);
  await expect(rows).toHaveCount(1);
  await desk.getByRole('button', { name: 'Clear filters' }).click();
  await expect(rows.filter({ hasText: 'Registered' })).toBeVisible();
  await desk.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(new RegExp(`/patients/${id}$`));
});

test('an administrator sees who looked, and hands the list and the record to the patient', async ({ as, api }) => {
  const who = somebody();
  const reception = await api('reception');
  const { id } = await reception.register(who);
  await reception.need(`/patients/${id}`);

  const admin = await as('admin', `/patients/${id}/timeline`);
  await admin.getByRole('radio', { name: 'Who looked' }).click();
  await expect(admin).toHaveURL(/view=looked/);
  const rows = admin.getByRole('row');
  await expect(rows.filter({ hasText: 'Reception' }).filter({ hasText: 'registered' }).first()).toBeVisible();

  const list = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'CSV' }).click();
  const csv = readFileSync(await (await list).path(), 'utf8');
  expect(csv).toContain('patient.registered');

  await admin.getByRole('radio', { name: 'What happened' }).click();
  const file = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Export record' }).click();
  const record: { person: object } = JSON.parse(readFileSync(await (await file).path(), 'utf8'));
  expect(record.person).toMatchObject({ lastName: who.lastName });
});
