import { readFileSync } from 'node:fs';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from './running/story';

interface Told {
  figures: { key: string; label: string; value: number | null; numerator: number }[];
}

/** What the clinic says of its visits over the days of an address. */
const daysOf = (url: string): string => {
  const query = new URL(url).searchParams;
  return `from=${query.get('from')}&to=${query.get('to')}`;
};

test('the administrator looks at a month: another period, the rows behind a figure, the table behind a chart', async ({
  as,
  api,
}) => {
  const page = await as('admin', '/today');
  await page.getByRole('navigation').getByRole('link', { name: 'Reports' }).click();
  await expect(page.locator('[data-figure=visits-completed]')).toBeVisible();
  await expect(page.getByText('Compared with')).toBeVisible();
  await page.getByRole('navigation', { name: 'Reports' }).getByRole('link', { name: 'Visits' }).click();
  await page.getByRole('radio', { name: '3 months' }).click();
  await expect(page).toHaveURL(/\/reports\/visits\?.*period=3m/);
  const read = page.waitForResponse((answer) => answer.url().includes('/api/reports/visits?'));
  await page.reload();
  const days = daysOf((await read).url());

  const told = await (await api('admin')).need<Told>(`/reports/visits?${days}`);
  const missed = told.figures.find(({ key }) => key === 'visits-missed');
  await page.locator('[data-figure=visits-missed] a').click();
  const sheet = page.getByRole('dialog', { name: missed?.label });
  await expect(sheet.getByText(missed?.value === 1 ? '1 row' : `${missed?.value} rows`)).toBeVisible();
  await expect(sheet.locator('[data-row]')).toHaveCount(Math.min(25, missed?.value ?? 0));
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await expect(page.locator('[data-series=visits] svg').first()).toBeVisible();
  await page.getByRole('button', { name: 'Visits as a table' }).click();
  const table = page.locator('[data-series=visits] table');
  const completed = told.figures.find(({ key }) => key === 'visits-completed');
  await expect(table.locator('tfoot td').first()).toHaveText((completed?.value ?? 0).toLocaleString('en-GB'));
  await expect(page).toHaveURL(/table=visits/);
});

test('what a figure counts is said beside it, by keyboard alone', async ({ as }) => {
  const page = await as('admin', '/reports/visits');
  const mark = page.getByRole('button', { name: 'What “Visits completed” counts' });
  await mark.focus();
  const words = page.getByText('Visits that begin on days of the period').first();
  await expect(words).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(mark).toHaveAttribute('aria-expanded', 'true');
});

test('a report goes into a spreadsheet with the figures of the screen', async ({ as, api }) => {
  const page = await as('admin', '/reports/visits?from=2026-01-01&to=2026-12-31');
  await expect(page.locator('[data-figure=visits-completed]')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'This report as XLSX' }).click();
  const file = readFileSync(await (await download).path());
  await expect(page.getByText('The XLSX is in your downloads.')).toBeVisible();
  const sheets = await readXlsxFile(file);
  const cells = JSON.stringify(sheets);
  const told = await (await api('admin')).need<Told>('/reports/visits?from=2026-01-01&to=2026-12-31');
  for (const { key, label, value } of told.figures.filter((one) =>
    /^visits-(completed|missed|cancelled)$/.test(one.key),
  )) {
    expect(cells, key).toContain(label);
    expect(cells, key).toContain(String(value));
  }
});

test('a clinician has their own work, a nurse no reports', async ({ as }) => {
  const page = await as('ortho', '/reports');
  await expect(page).toHaveURL(/\/reports\/own/);
  await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible();
  await page.goto('/reports/visits');
  await expect(page).toHaveURL(/\/reports\/own/);
  const nurse = await as('nurse', '/reports');
  await expect(nurse.getByText('Your role (Nurse) cannot open Reports')).toBeVisible();
  await expect(nurse.getByRole('navigation').getByRole('link', { name: 'Reports' })).toHaveCount(0);
});
