import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

// The deleted record is asked for once more, and is not there.
test.use({ refusals: [404] });

test('a record is archived, found by administrators alone, taken back, archived again and deleted for good', async ({
  as,
  api,
}) => {
  const who = somebody();
  const reception = await api('reception');
  const { id, patientCode } = await reception.register(who);
  const admin = await as('admin', `/patients/${id}`);
  const archive = async (reason: string) => {
    await admin.getByRole('button', { name: 'More about this record' }).click();
    await admin.getByRole('menuitem', { name: 'Archive…' }).click();
    await expect(admin.getByRole('dialog', { name: `Archive ${who.full}?` })).toBeVisible();
    await admin.getByLabel('Reason').fill(reason);
    await admin.keyboard.press('Enter');
    await expect(admin.getByText(`: ${reason}`)).toBeVisible();
  };

  await archive('Moved away');
  expect((await reception.ask(`/patients/${id}`)).status).toBe(404);
  expect((await reception.need<{ items: object[] }>(`/patients?q=${who.lastName}`)).items).toEqual([]);

  await admin.getByRole('button', { name: 'Reactivate' }).click();
  await expect(admin.getByText(`${who.full} is back in use.`)).toBeVisible();
  expect((await reception.need<{ items: object[] }>(`/patients?q=${who.lastName}`)).items).toHaveLength(1);

  await archive('Registered by mistake');
  await admin.getByRole('button', { name: 'Delete for good…' }).click();
  const dialog = admin.getByRole('dialog', { name: `Delete ${who.full} for good?` });
  await expect(dialog.getByText('Nothing clinical was ever entered')).toBeVisible();
  const verb = dialog.getByRole('button', { name: 'Delete for good' });
  await dialog.getByLabel('Reason').fill('Never was a patient');
  await expect(verb).toBeDisabled();
  await admin.keyboard.press('Enter');
  await admin.keyboard.type(patientCode);
  await admin.keyboard.press('Enter');
  await expect(admin.getByText(`${patientCode} is deleted for good.`)).toBeVisible();
  expect((await (await api('admin')).ask(`/patients/${id}`)).status).toBe(404);
});
