import { colleague, signIn } from './clinic/colleague';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

// A record that is not in one's care answers 404.
test.use({ refusals: [404] });

test('a student asks for access; the surgeon hears of it at once and gives it; the record opens by itself', async ({
  api,
  browserOf,
  clinic,
}) => {
  const [surgeon, student] = [await colleague(clinic, 'DENTAL_SURGEON'), await colleague(clinic, 'STUDENT')];
  const reception = await api('reception');
  const patient = await reception.register(somebody());
  const full = `${patient.firstName} ${patient.lastName}`;
  const { items } = await reception.need<{ items: { id: number; name: string }[] }>(
    '/staff?role=DENTAL_SURGEON&limit=100',
  );
  const surgeonId = items.find(({ name }) => name === surgeon.name)?.id;
  await reception.need(`/patients/${patient.id}/care-team`, { body: { userId: surgeonId, action: 'JOIN' } });

  const chair = await (await browserOf()).newPage();
  await chair.goto('/approvals');
  await signIn(chair, surgeon.email);
  await expect(chair.getByText(full).first()).toBeVisible();
  await chair.keyboard.press('a');
  await expect(chair.getByText(`${full} is in your care.`)).toBeVisible();

  const desk = await (await browserOf()).newPage();
  await desk.goto(`/patients/${patient.id}`);
  await signIn(desk, student.email);
  await expect(desk.getByRole('heading', { name: 'Not in your care, or not there' })).toBeVisible();
  await desk.getByLabel('Why you need access').fill('I assist at her extraction');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('this page opens by itself')).toBeVisible();

  await chair.getByRole('button', { name: 'Notifications, 1 waiting for you' }).click();
  await expect(chair.getByText('I assist at her extraction')).toBeVisible();
  await chair.getByRole('button', { name: 'Give access' }).click();
  await expect(chair.getByText(`${student.name} has access now.`)).toBeVisible();
  await expect(chair.getByText('Nothing waits for you.').last()).toBeVisible();
  await expect(desk.getByRole('heading', { name: full })).toBeVisible();
  // Two of them: with the access a case was opened.
  await desk.getByRole('button', { name: 'Notifications, 2 new' }).click();
  await expect(desk.getByText('gave you access to the record')).toBeVisible();
});
