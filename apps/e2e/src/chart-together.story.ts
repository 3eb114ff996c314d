import type { Locator, Page } from '@playwright/test';
import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';
import { ChartScreen } from './screens/chart';

// A contradiction is answered with 409: the screen shows both sides.
test.use({ refusals: [409] });

/** What another person records is on the screen within this. */
const AT_ONCE = { timeout: 1_500 };

test('a student records, the dentist sees it at once with the stamp, co-signs, and the stamp goes at the student’s', async ({
  as,
  api,
}) => {
  const id = await taughtPatient(await api('reception'));
  const [dentist, student] = await Promise.all([opened('ortho'), opened('student')]);
  await expect(people(dentist.page)).toContainText('is viewing this chart');
  await expect(people(student.page)).toContainText('is viewing this chart');

  await student.page.keyboard.type('16 mod car');
  await expect(people(dentist.page), 'who types records').toContainText('is recording on this chart', AT_ONCE);
  await student.page.keyboard.type('ies');
  await student.page.keyboard.press('Enter');
  await expect(dentist.finding(16, /caries/i)).toBeVisible(AT_ONCE);
  await expect(dentist.finding(16, /caries/i)).toContainText('Waits for co-signature');
  await expect(student.finding(16, /caries/i)).toContainText('Waits for co-signature');
  await expect(student.page.getByRole('option', { name: /^Tooth 16.*Not co-signed yet/ })).toBeAttached();

  await student.page.keyboard.type('26 o am');
  await student.page.keyboard.press('Enter');
  await waits(student.page).click();
  await expect(student.page.getByText('A clinician of the care team co-signs what students record.')).toBeVisible();
  await expect(student.page.getByRole('button', { name: /^Co-sign/ })).toHaveCount(0);

  await expect(dentist.finding(26, /amalgam/i)).toBeVisible(AT_ONCE);
  await waits(dentist.page).focus();
  await dentist.page.keyboard.press('Enter');
  await dentist.page.getByRole('button', { name: 'Co-sign all 2' }).press('Enter');
  await expect(dentist.page.getByText('Co-signed: 2.')).toBeVisible();
  await expect(waits(dentist.page)).toHaveCount(0);
  await expect(waits(student.page), 'the stamp goes at the student’s').toHaveCount(0, AT_ONCE);
  await expect(student.finding(16, /caries/i)).not.toContainText('co-signature');

  await student.page.goto(`/patients/${id}`);
  await expect(people(dentist.page), 'who leaves is gone at once').toBeEmpty(AT_ONCE);

  async function opened(who: 'ortho' | 'student'): Promise<ChartScreen> {
    const chart = new ChartScreen(await as(who, `/patients/${id}/chart`));
    await chart.isThere();
    return chart;
  }
});

test('two record of the same place: both are drawn side by side, and both stand when both are right', async ({
  as,
  api,
}) => {
  const id = await taughtPatient(await api('reception'));
  const mine = new ChartScreen(await as('ortho', `/patients/${id}/chart`));
  await mine.isThere();
  const student = await api('student');
  // The answer is held back, so that the entry is made on the chart as it was.
  await mine.page.route(`**/api/patients/${id}/dental-chart`, async (route) => {
    if (route.request().method() === 'GET') await new Promise((resolve) => setTimeout(resolve, 3_000));
    await route.continue();
  });
  await mine.page.keyboard.type('16 o am');
  await student.need(`/patients/${id}/dental-chart/entries`, { method: 'POST', body: { text: '16 mod caries' } });
  await mine.page.keyboard.press('Enter');
  const clash = mine.page.getByRole('alertdialog');
  await expect(clash).toContainText('Somebody recorded something else here meanwhile');
  await expect(clash.locator('cd-clash-tooth svg')).toHaveCount(2);
  await clash.getByRole('button', { name: 'Both are right' }).click();
  await expect(mine.finding(16, /amalgam/i)).toBeVisible();
  await expect(mine.finding(16, /caries/i)).toBeVisible();
});

test('what was recorded while the connection was cut is there when it is back', async ({ as, api }) => {
  const id = await taughtPatient(await api('reception'));
  const dentist = new ChartScreen(await as('ortho', `/patients/${id}/chart`));
  await dentist.isThere();
  const student = await api('student');
  await dentist.page.context().setOffline(true);
  for (const text of ['16 mod caries', '36 o am']) {
    await student.need(`/patients/${id}/dental-chart/entries`, { method: 'POST', body: { text } });
  }
  await dentist.page.context().setOffline(false);
  await expect(dentist.finding(16, /caries/i)).toBeVisible({ timeout: 20_000 });
  await expect(dentist.finding(36, /amalgam/i)).toBeVisible();
  await expect(waits(dentist.page)).toContainText('2');
});

const people = (page: Page): Locator => page.locator('cd-people-here');
const waits = (page: Page): Locator => page.getByRole('button', { name: /^Waits for co-signature/ });

/** A new patient with the orthodontist and the student on the care team. */
async function taughtPatient(reception: Api): Promise<number> {
  const { id } = await reception.register(somebody());
  for (const [email, role] of [
    ['ortho@cuspid.test', 'ORTHODONTIST'],
    ['student@cuspid.test', 'STUDENT'],
  ] as const) {
    await sql(
      theClinic().database,
      `insert into care_team_member (patient_id, user_id, role, since, added_by_id)
       select ?, id, ?, now(3), id from \`user\` where email = ?`,
      [id, role, email],
    );
  }
  return id;
}
