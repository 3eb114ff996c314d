import type { Page } from '@playwright/test';
import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';
import { ChartScreen } from './screens/chart';
import { Keys } from './screens/keys';

test('a chart is recorded by keyboard alone, in the keys it may cost', async ({ as, api }) => {
  const { id } = await ofOrtho(await api('reception'));
  const page = await as('ortho', `/patients/${id}/chart`);
  const chart = new ChartScreen(page);
  await chart.isThere();

  const cold = new Keys(page);
  await cold.type('16oc');
  await cold.press('Enter');
  await expect(chart.finding(16, /caries, occlusal/i)).toBeVisible();
  expect(cold.count, `«caries on 16 occlusal», cold: ${cold}`).toBe(5);

  await page.keyboard.press('Control+z');
  await expect(chart.finding(16, /caries/i)).toHaveCount(0);
  await chart.teeth().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const focused = new Keys(page);
  await focused.type('oc');
  await expect(chart.line()).toBeFocused();
  await focused.press('Enter');
  await expect(chart.finding(16, /caries, occlusal/i)).toBeVisible();
  expect(focused.count, `the same with the tooth focused: ${focused}`).toBe(3);
  await expect(chart.teeth()).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(chart.finding(16, /caries/i)).toHaveCount(0);

  // 28 teeth that are there, and twelve findings on them.
  const base = new Keys(page);
  for (const line of ['17-27,47-37 ok', '15,25,16,26,36,46oc', '17,27,37,47of', '11,21fx']) {
    await base.type(line);
    await base.press('Enter');
  }
  await expect(chart.finding(11, /fracture/i)).toBeVisible();
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
  const { findings, teeth } = await (
    await api('ortho')
  ).need<{
    findings: { code: string }[];
    teeth: { presence: string }[];
  }>(`/patients/${id}/dental-chart`);
  expect(findings.filter(({ code }) => code !== 'sound')).toHaveLength(12);
  expect(teeth.filter(({ presence }) => presence === 'present')).toHaveLength(28);
  expect(base.count, `a base chart of 28 teeth with 12 findings: ${base}`).toBeLessThanOrEqual(60);
});

test('what is entered is drawn before the server answers; what it refuses goes back into the line', async ({
  as,
  api,
}) => {
  const { id } = await ofOrtho(await api('reception'));
  const page = await as('ortho', `/patients/${id}/chart`);
  const chart = new ChartScreen(page);
  await chart.isThere();
  const server = await holdEntries(page);
  const took: number[] = [];
  for (const tooth of ['16', '15', '14', '24', '25']) {
    await page.keyboard.type(`${tooth} o c`);
    await watchForDrawn(page, tooth);
    await page.keyboard.press('Enter');
    took.push(Number(await page.evaluate(() => Reflect.get(window, 'drawn'))));
  }
  expect(server.waiting, 'the first entry is still on its way').toBe(1);
  await expect(page.getByText('Not saved yet').first()).toBeVisible();
  // The quickest: what the machine does beside this story is not the chart's.
  expect(Math.min(...took), `Enter to drawn: ${took.map(Math.round).join(', ')} ms`).toBeLessThanOrEqual(100);
  server.letGo();
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
  await expect(chart.finding(25, /caries, occlusal/i)).toBeVisible();
});

test.describe('refused', () => {
  test.use({ refusals: [422] });
  test('an entry the server does not take stands in the line again, with the reason', async ({ as, api }) => {
    const { id } = await ofOrtho(await api('reception'));
    const page = await as('ortho', `/patients/${id}/chart`);
    const chart = new ChartScreen(page);
    await chart.isThere();
    // Somebody else knows since a moment ago, and this screen does not yet.
    const server = await holdEntries(page);
    await page.route('**/dental-chart/findings*', (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
    await page.keyboard.type('46 o c');
    await page.keyboard.press('Enter');
    await expect(chart.line()).toHaveValue('');
    await (await api('ortho')).need(`/patients/${id}/dental-chart/entries`, { body: { text: '46 miss' } });
    server.letGo((entry) => ({ ...entry, version: undefined }));
    await expect(chart.line()).toHaveValue('46 o c');
    await expect(page.getByText('Tooth 46 is missing: it cannot take caries.').first()).toBeVisible();
  });
});

test('the clinic’s own words are kept by an administrator and understood in the line', async ({ as, api }) => {
  const { id } = await ofOrtho(await api('reception'));
  const office = await as('admin', '/settings/chart-words');
  await office.getByRole('button', { name: 'Add a word' }).click();
  const word = office.getByRole('textbox', { name: 'Word', exact: true });
  const code = office.getByRole('combobox', { name: 'Stands for' });
  await word.fill('comp');
  await code.fill('am');
  await expect(office.getByText('“comp” is the beginning of “composite” and is read as that.')).toBeVisible();
  await word.fill('Plomo');
  await expect(office.getByText('“16 Plomo” is read as amalgam.')).toBeVisible();
  await code.press('Enter');
  await expect(office.getByRole('listitem').filter({ hasText: 'Plomo' })).toBeVisible();

  const page = await as('ortho', `/patients/${id}/chart`);
  const chart = new ChartScreen(page);
  await chart.isThere();
  await page.keyboard.type('36 mod plomo p');
  await expect(page.getByText('amalgam filling on mesial, occlusal, distal. Planned')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(chart.finding(36, /amalgam filling/i)).toBeVisible();
  await office.getByRole('button', { name: 'Take out “Plomo”' }).click();
  await expect(office.getByRole('listitem').filter({ hasText: 'Plomo' })).toHaveCount(0);
});

/** A new patient in the orthodontist's care. */
async function ofOrtho(reception: Api) {
  const known = somebody();
  const { id } = await reception.register(known, { allergyState: 'NONE' });
  const { items } = await reception.need<{ items: { id: number; name: string }[] }>('/staff?limit=100');
  const ortho = items.find(({ name }) => name === 'Dr Anushka Fernando');
  if (!ortho) throw new Error('the demo clinic has no Dr Anushka Fernando');
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, 'ORTHODONTIST', now(3), ?)`,
    [id, ortho.id, ortho.id],
  );
  return { id, ...known };
}

/** Keeps what the chart sends back until it is let go. */
async function holdEntries(page: Page) {
  let waiting = 0;
  let open = (): void => undefined;
  let change = (entry: object): object => entry;
  const isOpen = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/dental-chart/entries', async (route) => {
    waiting++;
    await isOpen;
    waiting--;
    await route.continue({ postData: JSON.stringify(change(route.request().postDataJSON())) });
  });
  return {
    get waiting() {
      return waiting;
    },
    letGo(made: (entry: object) => object = (entry) => entry): void {
      change = made;
      open();
    },
  };
}

/** Milliseconds from the next Enter to the frame after which the line is free and the finding is on the tooth and in the list. */
async function watchForDrawn(page: Page, tooth: string): Promise<void> {
  await page.evaluate((number) => {
    Reflect.set(
      window,
      'drawn',
      new Promise<number>((resolve) => {
        let from = 0;
        const isThere = (): boolean => {
          const line = document.querySelector<HTMLInputElement>('cd-command-line input');
          const told = [...document.querySelectorAll('[role=option]')].map(({ textContent }) => textContent.trim());
          const list = document.querySelector('cd-findings-list')?.textContent ?? '';
          return (
            line?.value === '' &&
            new RegExp(`${number}\\s*Caries, occlusal`).test(list) &&
            told.some((one) => one.startsWith(`Tooth ${number}`) && one.includes('caries'))
          );
        };
        const look = (): void => {
          // One frame more: that is when it is on the glass.
          if (isThere()) requestAnimationFrame(() => resolve(performance.now() - from));
          else requestAnimationFrame(look);
        };
        const begin = ({ key, timeStamp }: KeyboardEvent): void => {
          if (key !== 'Enter') return;
          from = timeStamp;
          document.removeEventListener('keydown', begin, { capture: true });
          requestAnimationFrame(look);
        };
        document.addEventListener('keydown', begin, { capture: true });
      }),
    );
  }, tooth);
}
