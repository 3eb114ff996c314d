import { somebody } from './clinic/somebody';
import { sql } from './clinic/database';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';

test('a chart is frozen under a name by keyboard, and what came after stands beside it', async ({ as, api }) => {
  const { id } = await (await api('reception')).register(somebody());
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id)
     select ?, id, role, now(3), id from \`user\` where email = 'ortho@cuspid.test'`,
    [id],
  );
  const ortho = await api('ortho');
  await ortho.need(`/patients/${id}/dental-chart/entries`, { body: { text: '16 mod c4' } });
  const page = await as('ortho', `/patients/${id}/chart`);
  await page
    .getByRole('button', { name: /ersions/ })
    .first()
    .click();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('Before treatment');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved: Before treatment.')).toBeVisible();

  const { items } = await ortho.need<{ items: { id: number }[] }>(`/patients/${id}/dental-chart/versions`);
  await ortho.need(`/patients/${id}/dental-chart/entries`, { body: { text: '26 o co d' } });
  await page.goto(`/patients/${id}/chart/compare?a=version:${items[0]?.id}&b=now`);
  await expect(page.getByText('1 composite done')).toBeVisible();
  await expect(page.getByRole('row', { name: /26/ })).toContainText('Composite filling, occlusal, done here');
});
