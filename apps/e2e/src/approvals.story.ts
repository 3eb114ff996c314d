import { colleague, signIn } from './clinic/colleague';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

test('reception asks a surgeon to join; one key later the patient is theirs, and gone again when they leave', async ({
  as,
  api,
  browserOf,
  clinic,
}) => {
  const { name, email } = await colleague(clinic, 'DENTAL_SURGEON');
  const patient = await (await api('reception')).register(somebody());
  const full = `${patient.firstName} ${patient.lastName}`;
  const surgeon = await (await browserOf()).newPage();
  await surgeon.goto('/approvals');
  await signIn(surgeon, email);
  await expect(surgeon.getByText('Nothing waits for you.')).toBeVisible();

  const desk = await as('reception', `/patients/${patient.id}`);
  await desk.getByRole('button', { name: 'Ask to join' }).click();
  await desk.getByLabel('Who').selectOption({ label: name });
  await desk.getByLabel('Why').fill('Wisdom tooth');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(`${name} has been asked.`)).toBeVisible();

  await expect(surgeon.getByText(full).first()).toBeVisible();
  await expect(surgeon.getByRole('link', { name: /Approvals/ })).toContainText('1');
  await expect(surgeon.getByText('Wisdom tooth')).toBeVisible();
  await surgeon.keyboard.press('a');
  await expect(surgeon.getByText(`${full} is in your care.`)).toBeVisible();
  await expect(surgeon.getByText('Nothing waits for you.')).toBeVisible();
  await surgeon.goto(`/patients/${patient.id}`);
  await expect(surgeon.getByRole('heading', { name: full })).toBeVisible();
});
