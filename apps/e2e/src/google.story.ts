import { account, colleague } from './clinic/colleague';
import { expect, test } from './running/story';
import { signInToGoogle } from './running/google';

// One Google, one person signed in to it at a time.
test.describe.configure({ mode: 'serial' });

test('whom Google knows by the same address gets in, at the page they wanted, and is found again when the address changes', async ({
  browserOf,
  clinic,
}) => {
  const { name, email } = await colleague(clinic, 'NURSE');
  const person = { sub: `google-${email}`, name, email, email_verified: true };
  signInToGoogle(clinic.googlePerson, person);
  const page = await (await browserOf()).newPage();
  await page.goto('/queue');
  await page.getByRole('link', { name: 'Continue with Google' }).click();
  await expect(account(page)).toContainText(name);
  await expect(page.getByRole('heading', { name: 'Queue', level: 1 })).toBeVisible();

  signInToGoogle(clinic.googlePerson, { ...person, email: 'married@elsewhere.test' });
  const later = await (await browserOf()).newPage();
  await later.goto('/sign-in');
  await later.getByRole('link', { name: 'Continue with Google' }).click();
  await expect(account(later)).toContainText(name);
  await later.goto('/settings/profile');
  await expect(later.getByText('You can also sign in with Google.')).toBeVisible();
});

test('whom Google knows and the clinic does not, stays outside and is told so', async ({ browserOf, clinic }) => {
  const stranger = { sub: 'google-stranger', name: 'A Stranger', email: 'stranger@elsewhere.test' };
  signInToGoogle(clinic.googlePerson, { ...stranger, email_verified: true });
  const page = await (await browserOf()).newPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Continue with Google' }).click();
  await expect(page.getByText('Google could not sign you in here.')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});
