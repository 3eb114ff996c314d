import { account, colleague, signIn } from './clinic/colleague';
import { letterTo } from './clinic/mail';
import { PASSWORD } from './clinic/people';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

test.use({ refusals: [401, 403, 404, 422] });

test('a new colleague gets a temporary password by mail, chooses their own, and is gone within a second of leaving', async ({
  as,
  browserOf,
  clinic,
}) => {
  const { firstName, lastName, full } = somebody();
  const email = `${firstName}.${lastName}@cuspid.test`.toLowerCase();
  const admin = await as('admin', '/users');
  await expect(admin.getByRole('table').getByText('reception@cuspid.test')).toBeVisible();
  await admin.keyboard.press('n');
  const sheet = admin.getByRole('dialog', { name: 'Add user' });
  await sheet.getByLabel('Name').fill(full);
  await sheet.getByLabel('E-mail').fill(email);
  await sheet.getByLabel('Role').selectOption({ label: 'Nurse' });
  await expect(sheet.getByText('What a nurse can do')).toBeVisible();
  await admin.keyboard.press('Control+Enter');
  await expect(admin.getByText(`A temporary password is on its way to ${email}`)).toBeVisible();

  const letter = await letterTo(clinic.letters, email, /sign-in to Cuspid/);
  const temporary = /^\s*Password\s+(\S+)/m.exec(letter)?.[1] ?? '';
  expect(temporary, letter).not.toBe('');
  expect(letter).toContain(`${clinic.url}/sign-in`);

  const nurse = await (await browserOf()).newPage();
  await nurse.goto('/queue');
  await signIn(nurse, email, temporary);
  await expect(nurse.getByRole('heading', { name: 'Choose a password' })).toBeVisible();
  await nurse.getByLabel('Temporary password', { exact: true }).fill(temporary);
  await nurse.getByLabel('New password', { exact: true }).fill('Password1234!');
  await expect(nurse.getByText('Built on words of the list of common passwords')).toBeVisible();
  const chosen = 'four plain words chosen';
  await nurse.getByLabel('New password', { exact: true }).fill(chosen);
  await nurse.getByLabel('New password again', { exact: true }).fill(chosen);
  await nurse.getByRole('button', { name: 'Save and go on' }).click();
  await expect(account(nurse)).toBeVisible();

  await admin.goto(`/users?search=${lastName}`);
  await admin.getByRole('table').getByText(full).click();
  await admin.getByRole('button', { name: 'Deactivate' }).click();
  await expect(admin.getByText(`${full} is deactivated.`).first()).toBeVisible();
  await expect(nurse.getByRole('dialog', { name: 'You were signed out' })).toBeVisible({ timeout: 5_000 });
  await nurse.getByLabel('Password', { exact: true }).fill(chosen);
  await nurse.getByRole('button', { name: 'Sign in and go on' }).click();
  await expect(nurse.getByText('The password is not right.')).toBeVisible();
});

test('who forgot the password chooses another by the link in the mail, once', async ({ browserOf, clinic }) => {
  const { email } = await colleague(clinic, 'NURSE');
  const page = await (await browserOf()).newPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot it?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(`If ${email} has an account here`)).toBeVisible();

  const letter = await letterTo(clinic.letters, email, /password/i);
  const link = /\S+\/reset-password#\S+/.exec(letter)?.[0] ?? '';
  expect(link.startsWith(`${clinic.url}/reset-password#token=`), letter).toBe(true);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  expect(page.url(), 'the token does not stay in the address').not.toContain('token');
  const chosen = 'four plain words reset';
  await page.getByLabel('New password', { exact: true }).fill(chosen);
  await page.getByLabel('New password again', { exact: true }).fill(chosen);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await expect(page.getByRole('heading', { name: 'Your new password is set' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, email, PASSWORD);
  await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible();
  await signIn(page, email, chosen);
  await expect(account(page)).toBeVisible();

  const again = await (await browserOf()).newPage();
  await again.goto(link);
  await again.getByLabel('New password', { exact: true }).fill('four other words here');
  await again.getByLabel('New password again', { exact: true }).fill('four other words here');
  await again.getByRole('button', { name: 'Save the password' }).click();
  await expect(again.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  expect(await letterTo(clinic.letters, email, /changed/i)).toBeTruthy();
});
