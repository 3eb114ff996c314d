import type { Locator, Page } from '@playwright/test';
import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';
import { ChartScreen } from './screens/chart';

const LINES = ['18 miss @2015-01', '26 mo co p @2025-08-01', '15 o co d @2026-03-04', '27 o c @2026-09-01'];

test('two handles by keyboard: what changed from A to B, in words and on the teeth, and the history plays', async ({
  as,
  api,
}) => {
  const id = await withHistory(api, LINES);
  const page = await as('ortho', `/patients/${id}/chart`);
  const chart = new ChartScreen(page);
  await chart.isThere();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  const [a, b] = [slider(page, /Compared with/), slider(page, /Day shown/)];
  await a.focus();
  await steps(page, a, 'ArrowRight', ['1 Jan 2015', '1 Aug 2025', '4 Mar 2026']);
  const changes = page.getByRole('region', { name: 'Changes' });
  await expect(changes).toContainText('1 new finding');
  await changes.getByRole('button', { name: /Changes from A to B/ }).click();
  await changes.getByRole('button', { name: 'New on tooth 27: caries, occlusal.' }).click();
  await expect(chart.teeth().getByRole('option', { selected: true })).toContainText('New since then.');
  await b.focus();
  await steps(page, b, 'ArrowLeft', ['1 Sep 2026', '4 Mar 2026']);
  await expect(changes).toContainText('No differences');
  await a.press('Escape');
  await expect(a).toHaveAttribute('aria-valuetext', 'Nothing');

  await b.press('End');
  await expect(b).toHaveAttribute('aria-valuetext', 'Today');
  await b.press(' ');
  await expect(b).toHaveAttribute('aria-valuetext', '1 Jan 2015');
  await expect(b, 'it goes on by itself').toHaveAttribute('aria-valuetext', '1 Aug 2025');
  await b.press(' ');
  await expect(page.getByRole('button', { name: 'Play the history' })).toBeVisible();
  expect(
    asked.filter((url) => url.includes('dental-chart?')),
    'asked for while sliding',
  ).toEqual([]);
});

test.describe('two charts beside each other', () => {
  // A version that is not there: its side says so.
  test.use({ refusals: [404] });

  test('tell what differs, lead to the tooth, and shut nobody out; what is not there never looks healthy', async ({
    as,
    api,
  }) => {
    const id = await withHistory(api, LINES);
    const page = await as('ortho', `/patients/${id}/chart/compare?a=2026-03-04&b=now`);
    const [a, b] = [page.getByRole('listbox', { name: 'Teeth A' }), page.getByRole('listbox', { name: 'Teeth B' })];
    await expect(page.getByText('1 new finding')).toBeVisible();
    await page.getByRole('button', { name: 'New on tooth 27: caries, occlusal.' }).click();
    await expect(a.getByRole('option', { selected: true })).toContainText('Tooth 27');
    await expect(b.getByRole('option', { selected: true })).toContainText('caries, occlusal');
    expect(await hurdlesOn(page)).toEqual([]);

    await page.goto(`/patients/${id}/chart/compare?a=version:4000000000&b=now`);
    await expect(page.getByText('Chart not loaded. Do not treat this as healthy.')).toBeVisible();
    await expect(b).toHaveAttribute('aria-busy', 'false');
    await expect(a).toHaveCount(0);
    await expect(page.getByText('No differences')).toHaveCount(0);
  });
});

test('five hundred findings slide as fast as an empty page', async ({ as, api }) => {
  test.slow();
  const id = await withHistory(api, []);
  const ortho = await api('ortho');
  for (const findings of many()) await ortho.need(`/patients/${id}/dental-chart/entries`, { body: { findings } });
  const page = await as('ortho', `/patients/${id}`);
  // Other stories change charts meanwhile, and each change is news: here, none comes.
  await page.route('**/api/events', () => undefined);
  await page.goto(`/patients/${id}/chart`);
  await new ChartScreen(page).isThere();
  const line = await page.locator('cd-time-handle').first().locator('xpath=..').boundingBox();
  if (!line) throw new Error('no line of time');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const empty = await framesOf(page, line, line.y - 320, false);
  const dragged = await framesOf(page, line, line.y + 12, true);
  await expect(slider(page, /Day shown/)).not.toHaveAttribute('aria-valuetext', 'Today');
  // On any machine, however busy: against what the same moves cost where nothing follows them.
  expect(dragged, `${dragged} ms a frame against ${empty}`).toBeLessThan(empty * 2.5 + 8);
  expect(asked.filter((path) => path.includes('/dental-chart') && !path.endsWith('/presence'))).toEqual([]);
});

const slider = (page: Page, name: RegExp): Locator => page.getByRole('slider', { name });

async function steps(page: Page, handle: Locator, key: string, days: readonly string[]): Promise<void> {
  for (const day of days) {
    await page.keyboard.press(key);
    await expect(handle).toHaveAttribute('aria-valuetext', day);
  }
}

/** A patient of the orthodontist with these entries. */
async function withHistory(api: (who: 'reception' | 'ortho') => Promise<Api>, lines: readonly string[]) {
  const reception = await api('reception');
  const { id } = await reception.register(somebody(), { allergyState: 'NONE' });
  const { items } = await reception.need<{ items: { id: number; name: string }[] }>('/staff?limit=100');
  const known = items.find(({ name }) => name === 'Dr Anushka Fernando');
  if (!known) throw new Error('the demo clinic has no Dr Anushka Fernando');
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, 'ORTHODONTIST', now(3), ?)`,
    [id, known.id, known.id],
  );
  const ortho = await api('ortho');
  for (const text of lines) await ortho.need(`/patients/${id}/dental-chart/entries`, { body: { text } });
  return id;
}

/** Five hundred findings over ten years, in acts of a hundred. */
function many(): object[][] {
  const surfaces = ['mesial', 'distal', 'occlusal_incisal', 'vestibular', 'oral'];
  const all = Array.from({ length: 500 }, (_, i) => {
    const effectiveOn = new Date(Date.UTC(2016, 0, 1) + i * 7 * 86_400_000).toISOString().slice(0, 10);
    const tooth = `${1 + (i % 4)}${1 + (i % 8)}`;
    if (i % 3 === 0) return { tooth, code: 'note', layer: 'condition', note: `Looked at ${i}`, effectiveOn };
    if (i % 3 === 1) return { tooth, code: 'mobility', layer: 'condition', severity: 1 + (i % 3), effectiveOn };
    return { tooth, code: 'caries', layer: 'condition', surfaces: [surfaces[i % 5]], effectiveOn };
  });
  return Array.from({ length: 5 }, (_, i) => all.slice(i * 100, i * 100 + 100));
}

/** Milliseconds a frame takes at the median while the pointer goes along the line. */
async function framesOf(page: Page, line: { x: number; width: number }, y: number, isHeld: boolean): Promise<number> {
  const from = line.x + line.width - 2;
  await page.mouse.move(from, y);
  if (isHeld) await page.mouse.down();
  const measured = page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        let last = performance.now();
        const frame = (now: number): void => {
          frames.push(now - last);
          last = now;
          if (frames.length < 120) requestAnimationFrame(frame);
          else resolve(frames);
        };
        requestAnimationFrame(frame);
      }),
  );
  for (let i = 0; i < 120; i++) await page.mouse.move(from - (line.width - 20) * (i / 120), y);
  const frames = (await measured).sort((one, other) => one - other);
  if (isHeld) await page.mouse.up();
  return Math.round(frames[Math.floor(frames.length / 2)] ?? 0);
}
