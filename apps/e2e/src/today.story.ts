import type { Page } from '@playwright/test';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import { Keys } from './screens/keys';

const row = (page: Page, name: string) => page.locator('[data-task]', { hasText: name });

test('the morning of the desk: one who is late is checked in with one key, one of tomorrow confirmed, none by the mouse', async ({
  as,
  api,
  clinic,
}) => {
  const reception = await api('reception');
  const [late, unconfirmed] = [somebody(), somebody()];
  const [{ id: lateId }, { id: otherId }] = [await reception.register(late), await reception.register(unconfirmed)];
  // The past cannot be booked, and tomorrow may be a holiday: these two stand in the book already.
  const book = (patientId: number, when: string) =>
    sql(
      clinic.database,
      `insert into visit (patient_id, starts_at, minutes, type, status, created_by_id, created_at, version)
       select ?, ${when}, 30, 'Adjustment', 'SCHEDULED', id, utc_timestamp(3), 1 from user where email = 'reception@cuspid.test'`,
      [patientId],
    );
  const zone = "'+05:30'";
  const midnight = `convert_tz(date(convert_tz(utc_timestamp(), '+00:00', ${zone})), ${zone}, '+00:00')`;
  await book(lateId, `greatest(${midnight}, utc_timestamp() - interval 1 hour)`);
  await book(otherId, `${midnight} + interval 24 hour`);

  const desk = await as('reception', '/');
  await expect(desk).toHaveURL(/\/today$/);
  await expect(desk.getByRole('navigation').getByRole('link').first()).toHaveText(/Today/);
  await expect(row(desk, late.full)).toContainText('late');
  await expect(row(desk, unconfirmed.full)).toBeVisible();

  // J down to who is late, then C: one key checks in.
  const rows = desk.locator('[data-task]');
  const walkTo = async (name: string) => {
    for (let steps = await rows.count(); steps >= 0; steps--) {
      await desk.keyboard.press('j');
      if (await desk.locator('[data-task]:focus', { hasText: name }).count()) return;
    }
    throw new Error(`J never came to ${name}`);
  };
  await walkTo(late.full);
  const keys = new Keys(desk);
  await keys.press('c');
  await expect(desk.getByRole('region', { name: 'Arrivals' }).getByText(late.full)).toHaveCount(0);
  // The list shows six: whoever came last may stand behind “All”.
  const here = async () => JSON.stringify(await reception.need('/queue'));
  await expect.poll(here).toContain(late.lastName);
  expect(keys.count, 'keys to check in').toBe(1);
  test.info().annotations.push({ type: 'keys to check in', description: String(keys) });

  // Nobody to write to is told where the button would stand; with an address one press writes.
  await expect(row(desk, unconfirmed.full)).toContainText('No e-mail');
  await sql(clinic.database, 'update patient set email = ? where id = ?', ['tomorrow@example.lk', otherId]);
  await desk.reload();
  const remind = row(desk, unconfirmed.full).getByRole('button', { name: 'Remind' });
  // The clinic reminds by itself too, whenever it looks: perhaps before the press.
  await expect(remind.or(row(desk, unconfirmed.full).getByText('Reminded'))).toBeVisible();
  if (await remind.isVisible()) await remind.click();
  await expect(row(desk, unconfirmed.full)).toContainText('Reminded');

  await walkTo(unconfirmed.full);
  await desk.keyboard.press('Enter');
  await expect(
    desk.getByRole('region', { name: 'Not confirmed for tomorrow' }).getByText(unconfirmed.full),
  ).toHaveCount(0);
});

test('a nurse starts with the chairs to prepare, a dentist with the next patient', async ({ as }) => {
  const nurse = await as('nurse', '/');
  await expect(nurse.getByRole('region', { name: 'Chairs to prepare' })).toBeVisible();
  await expect(nurse.getByRole('region', { name: 'Not confirmed for tomorrow' })).toHaveCount(0);
  const dentist = await as('ortho', '/');
  await expect(dentist).toHaveURL(/\/today$/);
});
