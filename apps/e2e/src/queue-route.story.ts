import type { Api } from './clinic/api';
import { sql } from './clinic/database';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';
import type { TheClinic } from './running/the-clinic';
import { BoardScreen } from './screens/board';
import { Keys } from './screens/keys';

interface Staff {
  items: { id: number; name: string }[];
}

test('a student’s patient goes from the desk to the cashier by keys alone, checked by a supervisor on another screen', async ({
  as,
  api,
  clinic,
}, story) => {
  const patient = somebody();
  await waiting(clinic, await api('reception'), patient);
  const chair = new BoardScreen(await as('student', '/queue'));
  const supervisor = new BoardScreen(await as('ortho', '/queue'));
  const [hands, checking] = [new Keys(chair.page), new Keys(supervisor.page)];

  await choose(chair, patient.full);
  await hands.press('Enter'); // called
  await expect(chair.card('Consultation', patient)).toBeFocused();
  await expect(chair.card('Consultation', patient)).toContainText('Ask for start check');
  await hands.press('Enter'); // asks for the start check
  await expect(supervisor.card('Consultation', patient)).toContainText(/Waits \d+ min for the start check/);

  await choose(supervisor, patient.full);
  await expect(supervisor.card('Consultation', patient)).toContainText('Start check made');
  await checking.press('Enter'); // makes the start check
  await expect(chair.card('Consultation', patient)).toContainText(/Start check, done, \d\d:\d\d, Dr Anushka Fernando/);
  await expect(chair.card('Consultation', patient)).not.toContainText('Waits');

  await hands.press('Enter'); // to treatment
  await expect(chair.card('Treatment', patient)).toBeFocused();
  await hands.press('x'); // X-ray taken
  await expect(supervisor.card('Treatment', patient)).toContainText(/X-ray, done/);
  await hands.press('r'); // asks for the end check
  await expect(supervisor.card('Treatment', patient)).toContainText(/Waits \d+ min for the end check/);
  await choose(supervisor, patient.full);
  await checking.press('r'); // makes the end check
  await expect(chair.card('Treatment', patient)).toContainText(/End check, done/);
  await hands.press('Enter'); // to the cashier
  await expect(supervisor.card('Cashier', patient)).toBeVisible();

  story.annotations.push({ type: 'keys of the whole route', description: `${hands}; ${checking}` });
  expect([hands.count, checking.count]).toEqual([6, 2]);
});

test('who is in the waiting room sees nothing of a route, and who only looks can take no step', async ({
  as,
  api,
  clinic,
}) => {
  const patient = somebody();
  await waiting(clinic, await api('reception'), patient);
  const nurse = new BoardScreen(await as('nurse', '/queue'));
  await expect(nurse.page.getByText('View only.', { exact: false })).toBeVisible();
  await expect(nurse.card('Waiting', patient)).toBeVisible();
  await expect(nurse.card('Waiting', patient).getByRole('list', { name: 'Student’s route' })).toHaveCount(0);
  // The forecast of the call is there for everybody who sees the board, its spread in words.
  await expect(nurse.card('Waiting', patient)).toContainText(/Expected call .*about \d\d:\d\d, between/);
  await choose(nurse, patient.full);
  await nurse.page.keyboard.press('Enter');
  await nurse.page.keyboard.press('r');
  await expect(nurse.card('Waiting', patient)).toBeVisible();
});

/** Somebody who comes to the student, waiting; the orthodontist looks after them too. */
async function waiting({ database }: TheClinic, reception: Api, patient: ReturnType<typeof somebody>): Promise<void> {
  const { items } = await reception.need<Staff>('/staff?limit=100');
  const idOf = (name: string) => items.find((person) => person.name === name)?.id ?? 0;
  const { id } = await reception.register(patient);
  await sql(
    database,
    `insert into care_team_member (patient_id, user_id, role, since, added_by_id)
     select ?, id, role, now(3), id from user where email = 'ortho@cuspid.test'`,
    [id],
  );
  await reception.checkIn(id, { providerId: idOf('Thilini Bandara'), procedure: 'Records', priority: 'URGENT' });
}

/** Walks to a card with the keys of the board, or, on a full board, picks it. */
async function choose(board: BoardScreen, full: string): Promise<void> {
  await board.page.getByRole('listitem').filter({ hasText: full }).getByText(full).click();
}
