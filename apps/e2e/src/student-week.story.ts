import { openCase } from './clinic/cases';
import { PASSWORD } from './clinic/people';
import { expect, test } from './running/story';

test('a student’s week: a task begun and done, work scored by oneself and handed in, returned, handed in anew', async ({
  as,
  api,
}) => {
  const [reception, ortho] = [await api('reception'), await api('ortho')];
  const { id, lastName, patient } = await openCase(reception, ortho);
  const title = `Space analysis of ${lastName}`;
  await ortho.need(`/cases/${id}/tasks`, { body: { title, kind: 'RECORDS' } });

  const student = await as('student', `/cases?case=${id}`);
  await expect(student.getByRole('heading', { name: patient })).toBeVisible();
  const task = student.locator('.case-task', { hasText: title });
  await task.getByRole('button', { name: 'Start' }).click();
  await expect(task).toContainText('In progress');
  await task.getByRole('button', { name: 'Complete' }).click();
  await student.getByRole('textbox', { name: 'What you did, in a few words' }).fill('Lower arch 3 mm short');
  await student.keyboard.press('Enter');
  await expect(task).toContainText('To review');

  await student.getByRole('button', { name: 'Hand in work' }).click();
  const sheet = student.getByRole('dialog', { name: 'Hand in work' });
  await sheet.getByRole('textbox', { name: 'Aim', exact: true }).fill('Class I incisors');
  await sheet.getByRole('button', { name: 'Submit' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Score every row for yourself first.');
  for (const row of await sheet.locator('[data-criterion]').all()) await row.getByRole('radio').nth(2).click();
  await sheet.getByRole('button', { name: 'Submit' }).click();
  await expect(student.getByText('It waits for the supervisor.')).toBeVisible();

  const page = await as('ortho', `/cases?case=${id}`);
  await page.locator('.case-task', { hasText: title }).getByRole('button', { name: 'Accept' }).click();
  await expect(task).toContainText('Done');
  await page.getByLabel('Comment to the student').fill('Say why no extractions');
  await page.getByRole('button', { name: 'Return', exact: false }).last().click();
  await page.getByRole('dialog').getByLabel('Your password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Returned to the student.')).toBeVisible();

  await expect(student.getByText('Say why no extractions')).toBeVisible();
  await student.getByRole('button', { name: 'Hand in work' }).click();
  await expect(sheet.getByRole('textbox', { name: 'Aim', exact: true })).toHaveValue('Class I incisors');
  await sheet.getByRole('textbox', { name: 'Aim', exact: true }).fill('Class I incisors, no extractions: 3 mm fit');
  await sheet.getByRole('button', { name: 'Submit' }).click();
  await expect(student.getByRole('heading', { name: 'Changes from version 1 to 2' })).toBeVisible();

  await student.getByRole('button', { name: 'Logbook' }).click();
  const logbook = student.getByRole('dialog', { name: 'Logbook' });
  for (const said of ['Case opened', 'Task set', 'Task accepted', 'Returned', 'Handed in']) {
    await expect(logbook.getByText(said).first()).toBeVisible();
  }
});
