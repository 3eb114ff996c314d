import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

// Asking for the record that went is answered with where it is now.
test.use({ refusals: [410] });

test('two records of one person become one, and two again, by the keyboard', async ({ as, api }) => {
  const [patient, reception] = [somebody(), await api('reception')];
  const first = await reception.register(patient);
  const again = await reception.register(patient, { isNotDuplicate: true, email: 'twice@story.test' });
  const watcher = await as('reception', `/patients/${again.id}`);
  await expect(watcher.getByRole('heading', { name: patient.full })).toBeVisible();

  const desk = await as('reception', `/patients/merge?a=${first.id}&b=${again.id}`);
  await expect(desk.getByRole('heading', { name: 'Compare two records' })).toBeVisible();
  const mail = desk.getByRole('row', { name: /^E-mail/ });
  await expect(mail.getByRole('radio', { name: 'twice@story.test' })).toBeChecked();
  await mail.getByRole('radio', { name: 'twice@story.test' }).focus();
  await desk.keyboard.press('ArrowLeft');
  await expect(mail.getByRole('radio', { name: 'Not given' })).toBeChecked();
  await desk.keyboard.press('ArrowRight');

  await desk.getByRole('button', { name: /^Merge .* into / }).press('Enter');
  await expect(desk.getByRole('dialog', { name: /^Merge .* into .*\?$/ })).toBeVisible();
  await desk.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
  await expect(desk.getByRole('heading', { name: / is part of / })).toBeVisible();
  expect(await reception.need(`/patients/${first.id}`)).toMatchObject({ email: 'twice@story.test' });

  // Whoever has the other record open is told where it is now.
  await expect(watcher.getByRole('heading', { name: 'Merged with another record' })).toBeVisible();
  await watcher.getByRole('link', { name: /^Open / }).press('Enter');
  await expect(watcher.getByText(/^Merged with /)).toContainText(patient.full);

  await watcher.getByRole('button', { name: 'Un-merge' }).press('Enter');
  await expect(watcher.getByRole('dialog', { name: /^Take .* out of .* again\?$/ })).toBeVisible();
  await watcher.getByRole('dialog').getByRole('button', { name: 'Un-merge' }).press('Enter');
  await expect(watcher.getByText(/is a record of its own again/)).toBeVisible();
  expect(await reception.need(`/patients/${again.id}`)).toMatchObject({ email: 'twice@story.test' });
  expect(await reception.need(`/patients/${first.id}`)).toMatchObject({ email: null });
});
