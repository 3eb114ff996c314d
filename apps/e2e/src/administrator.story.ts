import { readFileSync } from 'node:fs';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

test.use({ refusals: [412] });

test('what was done is in the audit log with before and after, the log proves that it is whole, and goes into a spreadsheet', async ({
  as,
  api,
}) => {
  const who = somebody();
  const reception = await api('reception');
  const { id, version } = await reception.register(who);
  await reception.need(`/patients/${id}`, {
    method: 'PATCH',
    body: { address: '7 Story Road' },
    headers: { 'if-match': `"${version}"` },
  });

  const admin = await as('admin', `/audit?patient=${id}`);
  const rows = admin.getByRole('table').getByRole('row');
  await expect(admin.getByText(/^Intact: [\d,]+ entries/)).toBeVisible();
  await expect(rows.filter({ hasText: who.lastName }).first()).toBeVisible();
  await admin.getByRole('button', { name: 'Check now' }).click();
  await expect(admin.getByText(/^Intact: [\d,]+ entries/)).toBeVisible();
  await admin.keyboard.press('j');
  await admin.keyboard.press('Enter');
  await expect(admin.getByText('7 Story Road')).toBeVisible();

  const download = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Export CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv).toContain('patient.registered');
  expect(csv.split('\n').every((line) => !/(^|,)"?[=+@]/.test(line))).toBe(true);
});

test('a setting is saved as it is left; of two who change it, the second sees both', async ({ as, api }) => {
  const admin = await as('admin', '/settings/clinic');
  const phone = admin.getByLabel('Phone');
  await expect(phone).toHaveValue(/\d/);
  await phone.fill('081 223 4501');
  await phone.press('Tab');
  await expect(admin.getByText('Saved').first()).toBeVisible();

  const program = await api('admin');
  const { headers } = await program.ask('/settings');
  await phone.fill('081 223 4502');
  await program.need('/settings', {
    method: 'PATCH',
    body: { phone: '081 223 4599' },
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  await phone.press('Tab');
  await expect(admin.getByText('Somebody else saved this meanwhile.')).toBeVisible();
  await expect(admin.getByText('081 223 4599')).toBeVisible();
  await admin.getByRole('button', { name: 'Save mine' }).click();
  await expect(admin.getByText('Somebody else saved this meanwhile.')).toBeHidden();
  const kept = async () => (await program.need<{ phone: string }>('/settings')).phone;
  await expect.poll(kept).toBe('081 223 4502');
});

test('nobody but an administrator finds users, audit log or the clinic’s settings', async ({ as }) => {
  const page = await as('surgeon', '/settings');
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
  for (const name of ['Users', 'Audit log']) await expect(page.getByRole('link', { name })).toHaveCount(0);
  for (const path of ['/users', '/audit', '/settings/clinic']) {
    await page.goto(path);
    await expect(page.getByText('Ask an administrator', { exact: false })).toBeVisible();
  }
});
