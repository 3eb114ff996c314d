import type { PastNote, PastNotes } from '@cuspid/clinical-notes/api';
import type { Tx } from '@cuspid/platform/database';
import type { ClinicTime } from './clinic-time';
import type { Staff } from './staff';

type Told = Omit<PastNote, 'patientId' | 'author' | 'writtenAt' | 'signedAt' | 'addendum' | 'verified' | 'struck'>;

const PLAN: Told = {
  ...{ type: 'TREATMENT', procedure: 'Fixed appliances, both arches', executionStatus: 'IN_PROGRESS' },
  text: 'Non-extraction. Level and align on NiTi, then rectangular steel and class II elastics. Retainers for life; the patient and her mother agree to 24 months.',
};
const DIAGNOSIS: Told = {
  type: 'DIAGNOSIS',
  text: 'Class II division 1 on a mild class II skeletal base, average height.\nOverjet 8.5 mm, crowding 3 mm above and 5.5 mm below. IOTN 4a.',
};
const BONDED: Told = {
  ...{ type: 'PROGRESS', teeth: ['22'], procedure: 'Bracket rebonded', executionStatus: 'COMPLETED' },
  text: 'Bracket 22 came off on a bone at lunch. Rebonded, .016 NiTi tied in again. Oral hygiene good.',
};
const SCALED: Told = {
  ...{
    type: 'TREATMENT',
    procedure: 'Scaling, lower front',
    executionStatus: 'COMPLETED',
    outcome: 'No bleeding after',
  },
  ...{ teeth: ['31', '32', '33', '41', '42', '43'] as const satisfies string[] },
  text: 'Supragingival calculus removed by ultrasound and hand. Shown how to clean between the teeth.',
};
const WAITS: Told = {
  ...{ type: 'PROGRESS', teeth: ['46'], executionStatus: 'PARTIAL' },
  text: 'Caries 46 occlusal opened under rubber dam. Deeper than on the bitewing; calcium hydroxide, glass ionomer for now.',
};
const REVIEW: Told = {
  type: 'SUPERVISOR_REVIEW',
  text: 'Cavity of 46 seen before the temporary filling. Pulp not exposed. Final restoration in six weeks.',
};
const WRONG: Told = { type: 'OBSERVATION', text: 'Swelling in the left cheek, tender, no fever.' };
const BEGUN: Told = { type: 'PROGRESS', text: 'Impressions for study models. Upper good, lower to be ' };

/** Signed notes, one with an addendum, one that waits for verification, one struck through, and two drafts. */
export async function writeNotes(tx: Tx, notes: PastNotes, staff: Staff, time: ClinicTime): Promise<void> {
  const [ortho, student] = [hand(staff, 'ortho@cuspid.test'), hand(staff, 'student@cuspid.test')];
  const [treated] = await patientsOf(tx, ortho.id, 'bracket');
  const [first = treated, second = first] = await patientsOf(tx, student.id);
  if (!treated || !first || !second) return;
  const at = (days: number, minutes: number) => time.at(time.day(-days), minutes);
  const signed = (patientId: number, author: Hand, told: Told, days: number): PastNote => ({
    ...{ ...told, patientId, author, writtenAt: at(days, 640), signedAt: at(days, 648) },
  });
  const later = { by: ortho, text: 'Telephoned the next day: no pain, all in place.', at: at(34, 540) };
  const struck = { by: student, reason: 'Written for the wrong patient', at: at(6, 700) };
  for (const note of [
    signed(treated, ortho, DIAGNOSIS, 560),
    signed(treated, ortho, PLAN, 558),
    { ...signed(treated, ortho, BONDED, 35), addendum: later },
    { ...signed(first, student, SCALED, 12), verified: { by: ortho, at: at(11, 500) } },
    { ...signed(first, student, WRONG, 6), struck },
    signed(first, student, WAITS, 1),
    signed(first, ortho, REVIEW, 1),
    { ...BEGUN, patientId: second, author: student, writtenAt: time.ago(50) },
    { ...PLAN, patientId: second, author: ortho, writtenAt: time.ago(2_900) },
  ]) {
    await notes.enter(tx, note);
  }
}

type Hand = PastNote['author'];

function hand(staff: Staff, email: string): Hand {
  const person = staff.people.find((one) => one.id === staff.id(email));
  if (!person) throw new Error(`nobody has the address ${email}`);
  const { id, name, role } = person;
  return { id, name, role };
}

/** Patients somebody treats together with the orthodontist, the first registered first; with such a finding, where told. */
async function patientsOf(tx: Tx, userId: number, code?: string): Promise<number[]> {
  const rows: { id: number }[] = await tx.query(
    `select place.patient_id as id from care_team_member place
     where place.user_id = ? and place.ended_at is null and exists (select 1 from care_team_member other
       where other.patient_id = place.patient_id and other.ended_at is null and other.role = 'ORTHODONTIST')
       and (? is null or exists (select 1 from chart_finding finding where finding.patient_id = place.patient_id and finding.code = ?))
     order by place.patient_id limit 2`,
    [userId, code ?? null, code ?? null],
  );
  return rows.map(({ id }) => id);
}
