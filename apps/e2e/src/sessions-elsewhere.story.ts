import type { Page } from '@playwright/test';
import { account, colleague, signIn } from './clinic/colleague';
import { PASSWORD } from './clinic/people';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

test.use({ refusals: [401] });

const LOCKED = { name: 'You were signed out' };

test('a session ended elsewhere locks the screen; what was typed waits for the same person', async ({
  browserOf,
  clinic,
}) => {
  const { email } = await colleague(clinic, 'RECEPTION');
  const desk = await (await browserOf()).newPage();
  await desk.goto('/patients');
  await signIn(desk, email);
  const { firstName, lastName } = somebody();
  await openRegistration(desk);
  await desk.getByLabel('First name').fill(firstName);
  await desk.getByLabel('Last name').fill(lastName);

  const home = await (await browserOf()).newPage();
  await home.goto('/settings/sessions');
  await signIn(home, email);
  await expect(home.getByText('This one')).toBeVisible();
  await home.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(home.getByText('You are signed out everywhere else.')).toBeVisible();

  // By itself, and with nothing of the page behind it in sight.
  const lock = desk.getByRole('dialog', LOCKED);
  await expect(lock).toBeVisible({ timeout: 5_000 });
  await expect(desk.getByRole('table')).toHaveCount(0);
  await lock.getByLabel('Password', { exact: true }).fill('not the password');
  await lock.getByRole('button', { name: 'Sign in and go on' }).click();
  await expect(lock.getByText('The password is not right.')).toBeVisible();
  await lock.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await desk.keyboard.press('Enter');
  await expect(lock).toBeHidden();
  await expect(desk.getByLabel('First name')).toHaveValue(firstName);
  await expect(desk.getByLabel('Last name')).toHaveValue(lastName);
  await expect(desk.getByRole('table').getByRole('link').first()).toBeVisible();
});

test('nothing that was typed is left for somebody else', async ({ browserOf, clinic }) => {
  const [one, other] = [await colleague(clinic, 'RECEPTION'), await colleague(clinic, 'RECEPTION')];
  const context = await browserOf();
  const page = await context.newPage();
  await page.goto('/patients');
  await signIn(page, one.email);
  await openRegistration(page);
  await page.getByLabel('First name').fill('Private');

  const home = await (await browserOf()).newPage();
  await home.goto('/settings/sessions');
  await signIn(home, one.email);
  await home.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(page.getByRole('dialog', LOCKED)).toBeVisible({ timeout: 5_000 });

  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await signIn(page, other.email);
  await expect(account(page)).toContainText(other.name);
  await page.goto('/patients?new=');
  await expect(page.getByLabel('First name')).toHaveValue('');
  await page.goBack();
  await expect(page.getByText('Private')).toHaveCount(0);
});

test('signing out in one tab leaves nothing in the other', async ({ browserOf, clinic }) => {
  const { email } = await colleague(clinic, 'RECEPTION');
  const context = await browserOf();
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto('/patients');
  await signIn(first, email);
  await expect(account(first)).toBeVisible();
  await second.goto('/queue');
  await expect(account(second)).toBeVisible();
  await account(second).click();
  await second.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const page of [first, second]) {
    await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
    // Back leads out, or to sign-in again: never to what was there.
    await page.goBack();
    await expect(account(page)).toHaveCount(0);
    await expect(page.getByRole('table')).toHaveCount(0);
  }
});

async function openRegistration(page: Page): Promise<void> {
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
  await page.keyboard.press('n');
}
