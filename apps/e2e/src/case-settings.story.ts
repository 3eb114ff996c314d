import { colleague, signIn } from './clinic/colleague';
import { somebody } from './clinic/somebody';
import { shutsNobodyOut } from './running/hurdles';
import { expect, test } from './running/story';

test('an administrator says what is asked of a student and what work is judged by; the student sees it', async ({
  as,
  browserOf,
  clinic,
}) => {
  const student = await colleague(clinic, 'STUDENT');
  const { firstName: kind, lastName: group, full: rubric } = somebody();

  const page = await as('admin', '/settings/requirements');
  await page.getByRole('button', { name: 'Add a requirement' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(kind);
  await page.getByRole('combobox', { name: 'What counts' }).selectOption({ label: 'Reviewed tasks' });
  await shutsNobodyOut(page, 'requirement');
  await page.getByRole('combobox', { name: 'Of kind' }).selectOption({ label: 'Bonding' });
  await page.getByRole('button', { name: 'Save' }).click();
  const asked = page.locator(`[data-kind="${kind}"]`);
  await expect(asked).toContainText('Counts reviewed tasks: Bonding');

  // What counts is not offered again, and the keyboard comes back to where it was.
  await asked.getByRole('button', { name: `Change ${kind}` }).click();
  await expect(asked.getByText('What counts stays')).toBeVisible();
  await expect(asked.getByRole('combobox')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(asked.getByRole('button', { name: `Change ${kind}` })).toBeFocused();

  await page.getByRole('link', { name: 'Student groups' }).click();
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(group);
  await page.getByLabel('Work counts from').fill('2020-01-01');
  await page.getByLabel('Deadline').fill('2019-01-01');
  await page.getByRole('spinbutton', { name: kind }).fill('3');
  await page.getByRole('checkbox', { name: student.name }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Must be after the day work counts from.')).toBeVisible();
  await shutsNobodyOut(page, 'student-group');
  await page.getByLabel('Deadline').fill('2040-01-01');
  await page.getByRole('button', { name: 'Save' }).click();
  const year = page.locator(`[data-group="${group}"]`);
  await expect(year).toContainText('1 student');
  await expect(year).toContainText(`${kind} 3`);

  await page.getByRole('link', { name: 'Rubrics' }).click();
  await page.getByRole('button', { name: 'Add a rubric' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(rubric);
  await page.getByRole('combobox', { name: 'Kind of work' }).selectOption({ label: 'Case presentation' });
  await page.getByRole('textbox', { name: 'Criterion 1', exact: true }).fill('Records and diagnosis');
  await page.getByRole('button', { name: 'Add a criterion' }).click();
  await shutsNobodyOut(page, 'rubric');
  await page.getByRole('textbox', { name: 'Criterion 2', exact: true }).fill('Outcome');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator(`[data-rubric="${rubric}"]`)).toContainText(
    'Case presentation: Records and diagnosis, Outcome',
  );
  const used = page.getByRole('listitem').filter({ hasText: 'In use' }).first();
  await used.getByRole('button', { name: /^Delete/ }).click();
  await expect(used.getByRole('alert')).toContainText('This rubric is in use');

  const theirs = await (await browserOf()).newPage();
  await theirs.goto('/');
  await signIn(theirs, student.email);
  await expect(theirs.locator(`[data-requirement="${kind}"]`)).toContainText('0 of 3');
});
