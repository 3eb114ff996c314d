import type { Page } from '@playwright/test';
import type { Page as Listed } from './clinic/api';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { theClinic } from './running/the-clinic';

// What stands on a consent is refused once it is withdrawn.
test.use({ refusals: [403, 404, 409] });

const picker = (page: Page) => page.locator('cd-patient-picker').getByRole('combobox');

test('a case is told without who it is while there is a consent, and is gone with it', async ({ as, api }) => {
  const [reception, ortho] = [await api('reception'), await api('ortho')];
  const who = somebody();
  const { id, patientCode } = await reception.register(who);
  await sql(
    theClinic().database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id)
     select ?, id, 'ORTHODONTIST', now(3), id from \`user\` where email = 'ortho@cuspid.test'`,
    [id],
  );
  await ortho.need(`/patients/${id}/dental-chart/entries`, { method: 'POST', body: { text: '16 mod caries' } });

  const page = await as('ortho', '/cases/presentations/new');
  await picker(page).fill(who.full);
  await page.locator('cd-patient-picker').getByRole('option').first().click();
  await expect(page.getByText('There is no consent to present this patient')).toBeVisible();
  await page.getByRole('link', { name: 'Consents of the patient' }).click();
  const consents = page.getByRole('region', { name: 'Consents' });
  const purpose = consents.getByRole('listitem').filter({ hasText: 'Case presentation for teaching' });
  await purpose.getByRole('button', { name: 'Record consent' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Record consent' }).click();
  await expect(purpose).toContainText('by the patient');

  await page.goto('/cases/presentations/new');
  await picker(page).fill(who.full);
  await page.locator('cd-patient-picker').getByRole('option').first().click();
  await page.getByLabel('Title').fill('A lower first molar');
  await expect(page.getByText('There is no consent to photographs')).toBeVisible();
  await page.getByRole('button', { name: 'Build presentation' }).click();
  await expect(page.getByRole('heading', { name: 'A lower first molar' }).first()).toBeVisible();
  const many = Number(/of (\d+)/.exec((await page.locator('footer .tabular').textContent()) ?? '')?.[1]);
  expect(many).toBeGreaterThan(1);
  for (let slide = 1; slide <= many; slide++) {
    await expect(page.locator('footer .tabular')).toHaveText(new RegExp(`^\\s*${slide} of ${many}`));
    const told = await page.locator('main').innerText();
    for (const name of [who.firstName, who.lastName, who.phone, patientCode, '1992']) expect(told).not.toContain(name);
    await page.keyboard.press('ArrowRight');
  }
  const { items } = await ortho.need<Listed<{ id: number; purpose: string }>>(`/patients/${id}/consents?limit=10`);
  const consent = items.find((one) => one.purpose === 'TEACHING_PRESENTATION');
  await ortho.need(`/patients/${id}/consents/${consent?.id}/withdraw`, { body: { withdrawnBy: 'PATIENT' } });
  await expect(page.getByText('This presentation cannot be shown.')).toBeVisible();
  await page.goto('/cases/presentations');
  const row = page.getByRole('listitem').filter({ hasText: patientCode });
  await expect(row).toContainText('opens for nobody');
});
