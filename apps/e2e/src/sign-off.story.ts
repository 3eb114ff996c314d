import type { Api } from './clinic/api';
import { openCase, STUDENT } from './clinic/cases';
import { PASSWORD, PEOPLE } from './clinic/people';
import { expect, test } from './running/story';

// A wrong password, and somebody else's, are refused.
test.use({ refusals: [422] });

interface Rubrics {
  items: { criteria: { key: string }[] }[];
}
interface Case {
  id: number;
  state: string;
  submissions: {
    id: number;
    version: number;
    state: string;
    review: { signedAt: string; by: { name: string } } | null;
  }[];
}

async function handIn(student: Api, caseId: number, extractions: string): Promise<void> {
  const { items } = await student.need<Rubrics>('/case-rubrics?kind=TREATMENT_PLAN&active=true');
  const scores = (items[0]?.criteria ?? []).map(({ key }) => ({ key, score: 2 }));
  const sections = [
    { label: 'Aim', text: 'Class I incisors and canines' },
    { label: 'Extractions', text: extractions },
  ];
  await student.need(`/cases/${caseId}/submit`, { body: { kind: 'TREATMENT_PLAN', sections, scores } });
}

test('a supervisor reads what changed, scores and approves by the keyboard alone; what arrives meanwhile is looked at first', async ({
  as,
  api,
}) => {
  const [reception, ortho, student] = [await api('reception'), await api('ortho'), await api('student')];
  const { id, patient } = await openCase(reception, ortho);
  await handIn(student, id, '14, 24, 34, 44');

  const page = await as('ortho', `/cases?case=${id}`);
  await expect(page.getByRole('heading', { name: patient })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve version 1' })).toBeEnabled();

  await handIn(student, id, '14 and 24 only');
  await expect(page.getByText('Version 2 arrived')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve version 1' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show version 2' }).click();
  await expect(page.getByRole('heading', { name: 'Changes from version 1 to 2' })).toBeVisible();
  await expect(page.locator('.case-line-removed')).toContainText('14, 24, 34, 44');
  await expect(page.locator('.case-line-added')).toContainText('14 and 24 only');
  await expect(page.getByRole('button', { name: 'Approve version 2' })).toBeEnabled();

  const rows = await page.locator('[data-criterion]').count();
  for (let row = 1; row <= rows; row++) {
    await page.keyboard.press('3');
    await expect(page.locator('.rubric-mine')).toHaveCount(row);
  }
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill('not the password');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('.field-error')).toBeVisible();
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Approved and signed.')).toBeVisible();

  const { submissions } = await ortho.need<Case>(`/cases/${id}`);
  expect(submissions.map(({ version, state, review }) => [version, state, review?.signedAt])).toEqual([
    [2, 'APPROVED', 'OWN_SCREEN'],
    [1, 'REPLACED', undefined],
  ]);
});

test('a supervisor signs at the student’s screen, and the student stays signed in and signs nothing', async ({
  as,
  api,
}) => {
  const [reception, ortho, student] = [await api('reception'), await api('ortho'), await api('student')];
  const { id, patient } = await openCase(reception, ortho);
  await handIn(student, id, 'None');

  const page = await as('student', `/cases?case=${id}`);
  await expect(page.getByRole('heading', { name: patient })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Approve version/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Supervisor signs here' }).click();
  const sheet = page.getByRole('dialog', { name: 'Supervisor signs here' });
  const rows = sheet.locator('[data-criterion]');
  await expect(rows).toHaveCount(5);
  for (const row of await rows.all()) await row.getByRole('radio').nth(3).click();
  const sign = sheet.getByRole('button', { name: 'Approve version 1' });

  // The student's own password is no supervisor's.
  await sheet.getByLabel('Supervisor’s e-mail').fill(PEOPLE.student);
  await sheet.getByLabel('Supervisor’s password').fill(PASSWORD);
  await sign.click();
  await expect(sheet.locator('.field-error')).toBeVisible();
  await expect(sheet.getByLabel('Supervisor’s password')).toHaveValue('');

  await sheet.getByLabel('Supervisor’s e-mail').fill(PEOPLE.ortho);
  await sheet.getByLabel('Supervisor’s password').fill(PASSWORD);
  await sign.click();
  await expect(page.getByText('Approved and signed.')).toBeVisible();
  await expect(page.getByText(/Approved by .* at the student’s screen/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Your account' })).toContainText(STUDENT);
  const { submissions } = await ortho.need<Case>(`/cases/${id}`);
  expect(submissions.map(({ state, review }) => [state, review?.signedAt])).toEqual([['APPROVED', 'STUDENT_SCREEN']]);
});
