import { somebody } from './clinic/somebody';
import { shutsNobodyOut } from './running/hurdles';
import { expect, test } from './running/story';

test('nobody is shut out at the door and in the waiting room', async ({ browserOf, api }) => {
  const page = await (await browserOf()).newPage();
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await shutsNobodyOut(page, 'sign-in');

  const reception = await api('reception');
  const { token } = await reception.need<{ token: string }>('/queue/displays', { body: { name: somebody().lastName } });
  await page.goto(`/display/${token}`);
  await expect(page.getByText('Waiting time')).toBeVisible();
  await shutsNobodyOut(page, 'display');
});

test('nobody is shut out of the queue', async ({ as }) => {
  const page = await as('reception', '/queue');
  await expect(page.getByRole('list', { name: 'Waiting', exact: true })).toBeVisible();
  await shutsNobodyOut(page, 'queue');
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'Check in' })).toBeVisible();
  await shutsNobodyOut(page, 'check-in');
});

test('nobody is shut out of the directory', async ({ as }) => {
  const page = await as('reception', '/patients');
  await expect(page.getByRole('table').getByRole('link', { name: /\w/ }).first()).toBeVisible();
  await shutsNobodyOut(page, 'patients');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'New patient' })).toBeVisible();
  await shutsNobodyOut(page, 'registration');
});

test('nobody is shut out of a record that is changed', async ({ as, api }) => {
  const { id } = await (await api('reception')).register(somebody());
  const page = await as('reception', `/patients/${id}?edit=`);
  await expect(page.getByRole('dialog', { name: 'Edit patient' })).toBeVisible();
  await shutsNobodyOut(page, 'edit');
});

test('nobody is shut out at the chair', async ({ as, api }) => {
  const ortho = await api('ortho');
  const { items } = await ortho.need<{ items: { id: number }[] }>('/patients?limit=1');
  const page = await as('ortho', `/patients/${items[0]?.id}`);
  await expect(page.getByRole('heading', { name: 'Details' })).toBeVisible();
  await shutsNobodyOut(page, 'profile');
  await page.getByRole('link', { name: 'Dental chart' }).click();
  await expect(page.getByRole('listbox', { name: 'Teeth' })).toHaveAttribute('aria-busy', 'false');
  await shutsNobodyOut(page, 'chart');
});

test('nobody is shut out of what administrators keep', async ({ as }) => {
  const page = await as('admin', '/users');
  const firstRow = page.getByRole('table').getByRole('row').nth(1);
  await expect(firstRow).toBeVisible();
  await shutsNobodyOut(page, 'users');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'Add user' })).toBeVisible();
  await shutsNobodyOut(page, 'add a user');
  await page.goto('/audit');
  await expect(firstRow).toBeVisible();
  await shutsNobodyOut(page, 'audit log');
});

for (const panels of [
  ['clinic', 'hours', 'procedures'],
  ['chairs', 'profile', 'keys'],
]) {
  test(`nobody is shut out of the settings: ${panels.join(', ')}`, async ({ as }) => {
    const page = await as('admin', '/settings');
    for (const panel of panels) {
      await page.goto(`/settings/${panel}`);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await shutsNobodyOut(page, `settings, ${panel}`);
    }
  });
}

test('nobody is shut out of the approvals, and of a forgotten password', async ({ as, browserOf }) => {
  const page = await as('ortho', '/approvals');
  await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
  await shutsNobodyOut(page, 'approvals');
  const door = await (await browserOf()).newPage();
  await door.goto('/forgot-password');
  await expect(door.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await shutsNobodyOut(door, 'forgot');
});

test('nobody is shut out of importing, merging, the timeline and the notices', async ({ as, api }) => {
  const reception = await api('reception');
  const [one, other] = [await reception.register(somebody()), await reception.register(somebody())];
  const page = await as('reception', '/patients/import');
  await expect(page.getByText('Drop a CSV file here')).toBeVisible();
  await shutsNobodyOut(page, 'import');
  await page.goto(`/patients/merge?a=${one.id}&b=${other.id}`);
  await expect(page.getByRole('button', { name: /^Merge/ })).toBeVisible();
  await shutsNobodyOut(page, 'merge');
  await page.goto(`/patients/${one.id}/timeline`);
  await expect(page.locator('.timeline-row').first()).toBeVisible();
  await page.getByRole('button', { name: /^Notifications/ }).click();
  await expect(page.getByRole('dialog', { name: 'Notifications' })).toBeVisible();
  await shutsNobodyOut(page, 'timeline and notices');
});

test('nobody is shut out of the calendar and of booking', async ({ as }) => {
  const page = await as('reception', '/calendar');
  await expect(page.locator('.cal-column').first()).toBeVisible();
  await shutsNobodyOut(page, 'calendar');
  await page.keyboard.press('b');
  await expect(page.getByRole('combobox', { name: 'Patient', exact: true })).toBeVisible();
  await shutsNobodyOut(page, 'booking');
});

for (const [who, paths] of [
  ['reception', ['/today', '/recalls', '/letters']],
  ['admin', ['/queue/figures', '/calendar/figures', '/settings/letters', '/settings/recalls']],
  ['admin', ['/reports', '/reports/visits?table=visits', '/reports/visits?figure=visits-missed']],
] as const) {
  test(`nobody is shut out of ${paths.join(', ')}`, async ({ as }) => {
    const page = await as(who, paths[0]);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expect(page.getByText(/^Loading/)).toHaveCount(0);
      await shutsNobodyOut(page, path);
    }
  });
}
