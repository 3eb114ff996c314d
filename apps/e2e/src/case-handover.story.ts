import type { Page } from './clinic/api';
import { colleague } from './clinic/colleague';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

// Who does not supervise a student is not told how far they are, and who has left the care team finds nothing any more.
test.use({ refusals: [404] });

interface Person {
  id: number;
  name: string;
}
interface Request {
  id: number;
  patient: { id: number };
}

const SURGEON = 'Dr Priyantha Silva';

test('a supervisor opens a case and hands it over; who has left the care team is succeeded', async ({
  as,
  api,
  clinic,
}) => {
  const [reception, ortho] = [await api('reception'), await api('ortho')];
  const student = await colleague(clinic, 'STUDENT');
  const { id: patientId, firstName, lastName } = await reception.register(somebody());
  const idOf = async (role: string, name: string) => {
    const { items } = await ortho.need<Page<Person>>(`/staff?role=${role}&limit=100`);
    return items.find((one) => one.name === name)?.id;
  };
  const team = `/patients/${patientId}/care-team`;
  const userId = await idOf('ORTHODONTIST', 'Dr Anushka Fernando');
  await reception.need(team, { body: { userId, action: 'JOIN' } });
  const { items } = await ortho.need<Page<Request>>('/care-team/requests?limit=100');
  const asked = items.find(({ patient }) => patient.id === patientId);
  await ortho.need(`/care-team/requests/${asked?.id}/approve`, { method: 'POST' });
  const surgeonId = await idOf('DENTAL_SURGEON', SURGEON);
  await ortho.need(team, { body: { userId: surgeonId, action: 'JOIN' } });

  const page = await as('ortho', '/cases');
  await page.getByRole('button', { name: 'New case' }).click();
  const sheet = page.getByRole('dialog', { name: 'New case' });
  await sheet.getByRole('button', { name: 'Open the case' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Choose a patient and a student.');
  await sheet.getByRole('combobox').first().fill(lastName);
  await page.getByRole('option', { name: lastName }).click();
  await sheet.getByRole('combobox', { name: 'Student' }).selectOption({ label: student.name });
  await sheet.getByRole('textbox', { name: 'What it is about' }).fill('Class III');
  await sheet.getByRole('button', { name: 'Open the case' }).click();
  await expect(page.getByRole('heading', { name: `${firstName} ${lastName}` })).toBeVisible();

  await page.getByRole('button', { name: 'Hand over' }).click();
  const handover = page.getByRole('dialog', { name: 'Hand over supervision' });
  await handover.getByRole('combobox', { name: 'To' }).selectOption({ label: SURGEON });
  await handover.getByRole('button', { name: 'Offer' }).click();
  await expect(page.getByText(`Offered to ${SURGEON}, who has not accepted yet.`)).toBeVisible();

  const theirs = await as('surgeon', '/cases');
  await theirs.locator('.case-row', { hasText: lastName }).click();
  await theirs.getByRole('button', { name: 'Accept supervision' }).click();
  await expect(theirs.getByText(/^You supervise the case of/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hand over' })).toHaveCount(0);

  await ortho.need(team, { body: { userId: surgeonId, action: 'LEAVE' } });
  await page.getByRole('button', { name: 'Take over supervision' }).click();
  await expect(page.getByText(/^You supervise the case of/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hand over' })).toBeVisible();
});
