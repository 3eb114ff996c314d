import type { Page } from '@playwright/test';
import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { shutsNobodyOut } from './running/hurdles';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';
import { ChartScreen } from './screens/chart';

const FINDINGS = '17-27,47-37 ok; 16 mod c5; 26 o am; 36 mod co p; 48 ipt:m; 11 fx "fall"';

test('the whole chart is walked and heard by keyboard', async ({ as, api }) => {
  const page = await as('ortho', await charted(api));
  const chart = new ChartScreen(page);
  await chart.isThere();
  const keys = page.keyboard;
  const here = () =>
    chart.teeth().evaluate((list) => {
      const id = list.getAttribute('aria-activedescendant');
      return (id && document.getElementById(id)?.textContent?.trim()) ?? '';
    });

  await chart.teeth().focus();
  await expect.poll(here).toBe('Tooth 18, upper right third molar: not recorded.');
  for (const [key, heard] of [
    ['ArrowRight', /^Tooth 17, upper right second molar: sound\.$/],
    ['ArrowRight', /^Tooth 16, .*: caries, ICDAS 5, mesial occlusal distal\.$/],
    ['ArrowDown', /^Tooth 46/],
    ['Home', /^Tooth 48, lower right third molar: impacted, mesial/],
    ['End', /^Tooth 38/],
    ['PageUp', /^Tooth 2[78]/],
  ] as const) {
    await keys.press(key);
    await expect.poll(here, key).toMatch(heard);
  }
  // One stop for Tab: the surfaces of the tooth first, then on; Shift Tab the way back.
  for (let i = 0; i < 5; i++) await keys.press('Tab');
  await expect(chart.teeth()).toBeFocused();
  await keys.press('Tab');
  await expect(chart.teeth()).not.toBeFocused();
  await keys.press('Shift+Tab');
  await expect(chart.teeth()).toBeFocused();

  await keys.press('Space');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
  await keys.press('Shift+ArrowLeft');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(2);
  await keys.press('Escape');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(0);

  const planned = page.getByRole('button', { name: 'Planned', exact: true }).first();
  await keys.press('Alt+2');
  await expect(planned).toHaveAttribute('aria-pressed', 'false');
  await keys.press('Alt+2');
  await expect(planned).toHaveAttribute('aria-pressed', 'true');
  await keys.press('?');
  await expect(page.getByRole('heading', { name: 'Codes' })).toBeVisible();
  await keys.press('Escape');
  await expect(page.getByRole('heading', { name: 'Codes' })).toHaveCount(0);
});

test('the chart shuts nobody out, whatever lies open on it', async ({ as, api }) => {
  const page = await as('ortho', await charted(api), { viewport: { width: 1024, height: 768 } });
  const chart = new ChartScreen(page);
  await chart.isThere();
  await shutsNobodyOut(page, 'chart at 1024');
  await page.getByRole('button', { name: /^Findings \d/ }).click();
  await shutsNobodyOut(page, 'findings drawer');
  await page.getByRole('button', { name: 'Close' }).first().click();

  await chart.teeth().focus();
  await page.keyboard.press('Enter');
  const pad = page.getByRole('dialog', { name: /^18, / });
  await expect(pad).toBeVisible();
  for (const box of await boxesIn(page)) {
    expect(Math.min(box.width, box.height), `target of “${box.name}” on the pad`).toBeGreaterThanOrEqual(60);
  }
  await shutsNobodyOut(page, 'pad');
  await page.keyboard.press('Escape');
  await expect(chart.teeth()).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'Codes' })).toBeVisible();
  await shutsNobodyOut(page, 'codes');
});

test('at 200 % everything of the chart is reached, and nothing is cut off', async ({ as, api }) => {
  const page = await as('ortho', await charted(api), { viewport: { width: 720, height: 450 } });
  const chart = new ChartScreen(page);
  await chart.isThere();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
  await chart.teeth().scrollIntoViewIfNeeded();
  const teeth = await chart.teeth().boundingBox();
  expect(teeth?.height, 'height of the teeth').toBeGreaterThan(240);
  const controls = page
    .locator('cd-chart-page')
    .getByRole('button')
    .or(page.locator('cd-chart-page').getByRole('link'));
  for (const control of await controls.all()) {
    if (!(await control.isVisible())) continue;
    await control.scrollIntoViewIfNeeded();
    const box = await control.boundingBox();
    const name = (await control.getAttribute('aria-label')) ?? (await control.innerText());
    expect(box && box.x >= 0 && box.x + box.width <= 720 && box.y >= 0 && box.y + box.height <= 450, name).toBe(true);
  }
  await page.keyboard.type('36 o c');
  await expect(chart.line()).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /^Tooth 36, .*caries, occlusal/ })).toHaveCount(1);
  // In forced colours the drawing keeps its own: the tooth the keyboard is on is still told apart.
  await page.emulateMedia({ forcedColors: 'active' });
  await chart.teeth().focus();
  const outline = await chart.teeth().evaluate((list) => getComputedStyle(list).outlineStyle);
  expect(outline).not.toBe('none');
});

/** The address of the chart of a new patient with some findings, in the orthodontist's care. */
async function charted(api: (who: 'reception' | 'ortho') => Promise<Api>): Promise<string> {
  const reception = await api('reception');
  const { id } = await reception.register(somebody(), { allergyState: 'NONE' });
  const { items } = await reception.need<{ items: { id: number; name: string }[] }>('/staff?limit=100');
  const ortho = items.find(({ name }) => name === 'Dr Anushka Fernando');
  if (!ortho) throw new Error('the demo clinic has no Dr Anushka Fernando');
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, 'ORTHODONTIST', now(3), ?)`,
    [id, ortho.id, ortho.id],
  );
  await (await api('ortho')).need(`/patients/${id}/dental-chart/entries`, { body: { text: FINDINGS } });
  return `/patients/${id}/chart`;
}

/** The surfaces and the codes of the open pad, as large as they can be pressed. */
function boxesIn(page: Page): Promise<{ name: string; width: number; height: number }[]> {
  return page.locator('cd-surface-pad').evaluate((pad) =>
    [...pad.querySelectorAll('[role=group] button, .grid button:has(cd-tool-mark)')].map((button) => {
      const { width, height } = button.getBoundingClientRect();
      return { name: button.textContent.trim(), width, height };
    }),
  );
}
