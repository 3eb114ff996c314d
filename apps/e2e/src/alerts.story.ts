import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

test('a nurse asks about allergies without the mouse; the desk’s screen shows the danger by itself', async ({
  as,
  api,
}) => {
  const patient = await (await api('reception')).register(somebody());
  const [nurse, desk] = [
    await as('nurse', `/patients/${patient.id}`),
    await as('reception', `/patients/${patient.id}`),
  ];
  const keys = nurse.keyboard;
  const line = nurse.getByRole('region', { name: 'Medical alerts' }).first();
  const seen = desk.getByRole('region', { name: 'Medical alerts' }).first();
  await expect(line).toContainText('Allergies: not asked');
  await expect(seen).toContainText('Allergies: not asked');

  // Four letters, the usual one below, how it showed: nine keys and the word.
  await keys.press('a');
  await expect(nurse.getByRole('combobox', { name: 'What' })).toBeFocused();
  await keys.type('peni');
  await keys.press('ArrowDown');
  await expect(nurse.getByRole('option', { selected: true })).toContainText('Penicillin');
  await keys.press('Enter');
  await expect(nurse.getByRole('textbox', { name: /^Details/ })).toBeFocused();
  await keys.type('rash');
  const sent = Date.now();
  await keys.press('Enter');
  await expect(seen).toContainText('Penicillin rash');
  test.info().annotations.push({ type: 'on the other screen after', description: `${Date.now() - sent} ms` });
  await expect(line).toContainText('Penicillin rash');
  await expect(nurse.getByRole('button', { name: 'Record alert' })).toBeFocused();

  // Read aloud, whatever has the focus.
  await keys.press('Alt+a');
  await expect(nurse.locator('.cdk-live-announcer-element')).toContainText('Danger: Allergy, Penicillin, rash.');

  // The desk reads it and changes nothing.
  await expect(desk.getByRole('button', { name: 'Record alert' })).toHaveCount(0);
  await expect(desk.getByRole('button', { name: 'End Penicillin' })).toHaveCount(0);
});

test('an allergy that was looked into ends for that reason, and Undo takes the end back', async ({ as, api }) => {
  const patient = await (await api('reception')).register(somebody());
  const nurse = await as('nurse', `/patients/${patient.id}`);
  const line = nurse.getByRole('region', { name: 'Medical alerts' }).first();
  await nurse.getByRole('button', { name: 'Record alert' }).click();
  await expect(nurse.getByRole('combobox', { name: 'What' })).toBeFocused();
  await nurse.keyboard.type('Latex');
  await nurse.keyboard.press('Enter');
  await expect(line).toContainText('Latex');
  await nurse.getByRole('button', { name: 'End Latex' }).click();
  await nurse.getByRole('button', { name: 'Looked into: never true' }).press('Enter');
  await expect(line).toContainText('Allergies: not asked');
  await nurse.getByRole('button', { name: 'Ended and corrected' }).click();
  await expect(nurse.getByText(/Found not true today/)).toBeVisible();
  await nurse.getByRole('button', { name: 'Undo' }).click();
  await expect(line).toContainText('Latex');
  await nurse.getByRole('button', { name: 'Confirm the list' }).click();
  await expect(nurse.getByText('Confirmed today.', { exact: true })).toBeVisible();
});
