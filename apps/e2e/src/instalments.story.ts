import { somebody } from './clinic/somebody';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';

test('instalments are agreed on with their schedule in sight, a discount is asked for and granted by one key, and the rest is cancelled', async ({
  as,
  api,
}) => {
  const reception = await api('reception');
  const who = somebody();
  const patient = await reception.register(who);
  const desk = await as('reception', `/patients/${patient.id}/payments?view=instalments`);
  await desk.getByRole('button', { name: 'Agree on instalments' }).click();
  const sheet = desk.getByRole('dialog', { name: 'Agree on instalments' });
  await sheet.getByLabel('What it is for').fill('Fixed appliance');
  await sheet.getByLabel('Total').fill('1000');
  await sheet.getByLabel('Down payment').fill('100');
  await sheet.getByLabel('Instalments', { exact: true }).fill('7');
  // To the cent, before it is agreed: the first one carries the remainder.
  await expect(sheet.locator('[data-schedule] li')).toHaveCount(7);
  await expect(sheet.locator('[data-schedule] li').first()).toContainText('LKR 128.58');
  await expect(sheet.locator('[data-schedule] li').last()).toContainText('LKR 128.57');
  await expect(sheet.locator('[data-adds]')).toContainText('LKR 900.00');
  expect(await hurdlesOn(desk)).toEqual([]);
  await desk.keyboard.press('Control+Enter');
  const plan = desk.locator('[data-plan]');
  await expect(plan.locator('[data-progress]')).toHaveText('LKR 0.00 of LKR 1,000.00 paid');
  await plan.getByRole('button', { name: /^Show all instalments/ }).click();
  await expect(plan.locator('[data-instalment="0"]')).toContainText('Charged');
  await expect(plan.locator('[data-instalment="7"]')).toContainText('Ahead');

  // The down payment is a line of the ledger: a fifth of it is asked for off.
  const { items } = await reception.need<{ items: { instalments: { chargeId: number | null }[] }[] }>(
    `/patients/${patient.id}/instalment-plans`,
  );
  const chargeId = items[0]?.instalments[0]?.chargeId;
  await desk.goto(`/patients/${patient.id}/payments?posting=${chargeId}`);
  const discounts = desk.locator('[data-discounts]');
  await discounts.getByRole('button', { name: 'Ask for a discount' }).click();
  await discounts.getByLabel('Per cent of the charge').fill('20');
  await expect(discounts.locator('[data-comes-to]')).toContainText('LKR 20.00 off, LKR 80.00 left to pay');
  await discounts.getByLabel('Why (an administrator reads it)').fill(`Family of ${who.full}`);
  await discounts.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(discounts).toContainText('Waits for approval');

  const admin = await as('admin', '/discounts');
  const row = admin.locator('[data-discount]', { hasText: who.full });
  await expect(row).toContainText('LKR 20.00');
  await row.focus();
  expect(await hurdlesOn(admin)).toEqual([]);
  await admin.keyboard.press('a');
  await expect(row).toHaveCount(0);
  // Told at the desk without anybody asking.
  await expect(discounts).toContainText('Granted');

  await desk.goto(`/patients/${patient.id}/payments?view=instalments`);
  await plan.getByRole('button', { name: 'Cancel Fixed appliance' }).click();
  const cancel = desk.getByRole('dialog', { name: 'Cancel Fixed appliance?' });
  await expect(cancel).toContainText('LKR 900.00');
  await cancel.getByLabel('Why').fill('Moves away');
  await cancel.getByRole('button', { name: 'Cancel the plan' }).click();
  await expect(plan).toContainText('Cancelled');
  await expect(plan.locator('[data-progress]')).toHaveText('LKR 20.00 of LKR 1,000.00 paid');
});
