import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { holdsPdf, passing, readPdf } from './clinic/pdf';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';

// One of the stories has two people save the same exam.
test.use({ refusals: [412] });

interface Exam {
  id: number;
  version: number;
  readings: { tooth: string; sites: Record<string, { depth: number | null }> }[];
  figures: Record<'bleeding' | 'pocketsFrom4', { n: number; measured: number; isComplete: boolean }>;
}

/** A grown-up of the orthodontist's, of whom nothing is charted. */
async function patientOf(reception: Api) {
  const who = somebody();
  const { id } = await reception.register(who, { allergyState: 'NONE', dateOfBirth: '1970-02-11' });
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id)
     select ?, id, 'ORTHODONTIST', now(3), id from user where email = 'ortho@cuspid.test'`,
    [id],
  );
  return { id, who };
}

test('a full mouth is probed by keyboard in 200 keys at most, saved as one goes, drawn, and printed', async ({
  as,
  api,
}) => {
  const { id, who } = await patientOf(await api('reception'));
  const ortho = await api('ortho');
  const at = `/patients/${id}/dental-chart/perio`;
  const page = await as('ortho', `/patients/${id}/chart/perio`);
  await page.getByRole('button', { name: 'New exam' }).click();
  const strip = page.getByRole('listbox', { name: 'Sites of the exam' });
  await expect(strip).toBeFocused();
  const drawing = () => strip.locator('svg').first().innerHTML();
  const before = await drawing();

  // 192 depths below 10, four sites that bleed, and nothing else: no mouse, no Tab, no Enter.
  const keys = Array.from({ length: 192 }, (_, site) => String(2 + (site % 4)) + (site % 50 === 0 ? 'b' : '')).join('');
  expect(keys.length).toBeLessThanOrEqual(200);
  await page.keyboard.type(keys);
  await expect(page.locator('cd-perio-save-state')).toHaveAttribute('data-state', 'saved');
  await expect.poll(drawing).not.toBe(before);
  await expect(page.locator('cd-perio-figures')).toContainText('4 / 192');

  const { items } = await ortho.need<{ items: { id: number }[] }>(at);
  const exam = await ortho.need<Exam>(`${at}/${items[0]?.id}`);
  expect(exam.readings).toHaveLength(32);
  expect(exam.figures.bleeding).toMatchObject({ n: 4, measured: 192, isComplete: true });
  expect(exam.figures.pocketsFrom4).toMatchObject({ n: 96, measured: 192 });

  // Each site has its sentence, and the keyboard is told which one it is on.
  const told = await strip.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${told}"]`)).toContainText(/Tooth \d\d, .*depth \d mm/);

  const printed = await passing(page, '**/perio/*.pdf*');
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'PDF' }).click(),
  ]);
  await holdsPdf(tab);
  for (const { text } of await readPdf(await printed())) {
    expect(text).toContain(who.full.toLowerCase().replace(' ', ''));
    expect(text).toContain('(4/192)');
  }
});

test('two who write the same tooth see both, and nothing of either is lost', async ({ as, api }) => {
  const { id } = await patientOf(await api('reception'));
  const ortho = await api('ortho');
  const at = `/patients/${id}/dental-chart/perio`;
  const page = await as('ortho', `/patients/${id}/chart/perio`);
  await page.getByRole('button', { name: 'New exam' }).click();
  await expect(page.getByRole('listbox', { name: 'Sites of the exam' })).toBeFocused();
  const { items } = await ortho.need<{ items: { id: number; version: number }[] }>(at);
  const [exam] = items;
  // Held, so that this screen does not hear of it before it saves.
  await page.route('**/dental-chart/perio/*', async (route) => {
    if (route.request().method() === 'PUT') await new Promise((go) => setTimeout(go, 1_500));
    await route.continue();
  });
  await page.keyboard.type('3');
  const sites = { distal_vestibular: { depth: 5 } };
  await ortho.need(`${at}/${exam?.id}`, {
    method: 'PUT',
    body: {
      readings: [
        { tooth: '18', sites },
        { tooth: '21', sites },
      ],
    },
    headers: { 'if-match': `"${exam?.version}"` },
  });
  const clash = page.locator('cd-save-clash');
  await expect(clash).toContainText('PD 5');
  await expect(clash).toContainText('PD 3');
  await clash.getByRole('radio').first().click();
  await page.getByRole('button', { name: 'Save what is chosen' }).click();
  await expect(page.locator('cd-perio-save-state')).toHaveAttribute('data-state', 'saved');
  const now = await ortho.need<Exam>(`${at}/${exam?.id}`);
  expect(now.readings.map(({ tooth, sites: read }) => [tooth, read['distal_vestibular']?.depth])).toEqual([
    ['18', 5],
    ['21', 5],
  ]);
});
