import { transaction } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { RecallKeeper } from '@cuspid/recalls/api';
import { fillCases } from './filled-cases';
import { fillNotes } from './filled-notes';

/** What a record is filled with: how many rows of each table, and which of a few variants each takes. */
export interface Filling {
  alerts: number[];
  members: number[];
  requests: number[];
  visits: number[];
  closedEntries: number;
  acts: number[];
  notices: number;
  /** Cases, each with what was agreed to and shown of it. */
  cases: number;
}

const LABELS = ['Penicillin', 'Latex', 'Warfarin', 'Diabetes'];
const KINDS = ['ALLERGY', 'ALLERGY', 'MEDICATION', 'CONDITION'];
const TEETH = ['16', '26', '36', '46'];
let tickets = 0;
let moments = 0;

/** A row, straight into its table. */
export const insert = async (clinic: SpecClinic, table: string, row: object): Promise<number> => {
  const { insertId } = await clinic.source.query('insert into ?? (??) values (?)', [
    table,
    Object.keys(row),
    Object.values(row),
  ]);
  return Number(insertId);
};

/** The moments of acts: no two alike, and of two records mixed. */
const nextMoment = () => new Date(Date.UTC(2026, 0, 1) + ++moments * 60_000);

/** Fills a record, straight into the tables. `staff`: somebody for every variant. */
export async function fill(
  clinic: SpecClinic,
  id: number,
  what: Filling,
  staff: Person[],
  desk: Person,
): Promise<void> {
  await fillAlerts(clinic, id, what.alerts, desk);
  /** Each person once. */
  const of = (variants: number[]) => new Set(variants.map((variant) => variant % staff.length));
  const someone = (variant: number) => staff[variant % staff.length] ?? desk;
  for (const variant of of(what.members)) {
    const { id: userId, role } = someone(variant);
    const since = { since: new Date(), added_by_id: desk.id };
    await insert(clinic, 'care_team_member', { patient_id: id, user_id: userId, role, ...since });
  }
  for (const variant of of(what.requests)) await ask(clinic, id, someone(variant), desk);
  for (const variant of what.visits) {
    const starts_at = new Date(Date.UTC(2026, 1, 1 + variant, 4));
    const common = { patient_id: id, starts_at, minutes: 30, created_at: new Date() };
    const booked = { ...common, type: 'Check', created_by_id: desk.id };
    const visit_id = await insert(clinic, 'visit', { ...booked, status: variant % 2 ? 'CANCELLED' : 'COMPLETED' });
    const letter = { ...common, visit_id, calendar_id: visit_id, kind: 'BOOKED', language: 'en', source: 'AUTOMATIC' };
    await insert(clinic, 'letter', { ...letter, state: 'SENT', recipient: 'a@spec.test', due_at: starts_at });
  }
  // Where they stand follows from the visits, and is kept.
  await transaction(clinic.source, (tx) => clinic.get(RecallKeeper).settleAll(tx, [id]));
  for (let n = 0; n < what.closedEntries; n++) await queueEntry(clinic, id, desk);
  for (let n = 0; n < what.notices; n++) {
    const [at, until] = [new Date(), new Date(Date.now() + 86_400_000)];
    await insert(clinic, 'notice', { user_id: desk.id, kind: 'team-joined', patient_id: id, at, until });
  }
  await fillChart(clinic, id, what.acts, someone(0));
  if (what.acts.length) await fillPerio(clinic, id, someone(0));
  if (what.acts.length) await freeze(clinic, id, someone(0));
  if (what.acts.length) await fillNotes(clinic, id, someone(0), nextMoment());
  for (let n = 0; n < what.cases; n++) await fillCases(clinic, id, [someone(0), someone(2)], nextMoment());
}

/** A chart frozen under a name: nothing of it may change but whose it is. */
async function freeze(clinic: SpecClinic, patient_id: number, { id: saved_by_id }: Person): Promise<void> {
  const [saved_at, known_at] = [nextMoment(), nextMoment()];
  const said = { name: 'Before treatment', as_of: '2026-01-02', content: '{}', content_hash: '0'.repeat(64) };
  await insert(clinic, 'chart_version', { patient_id, ...said, known_at, saved_at, saved_by_id });
}

/** A periodontal exam with a tooth: the three tables stand on each other. */
async function fillPerio(clinic: SpecClinic, id: number, { id: by }: Person): Promise<void> {
  const [patient_id, at, examined_on] = [id, nextMoment(), '2026-01-02'];
  const exam = { patient_id, kind: 'full', examined_on, started_at: at, started_by_id: by };
  const exam_id = await insert(clinic, 'perio_exam', exam);
  const sheet = '{"teeth":["16"],"implants":[],"screening":{},"facts":{},"note":null,"confirmed":null}';
  const said = { patient_id, exam_id, number: 1, kind: 'STARTED', saved_at: at, saved_by_id: by, examined_on, sheet };
  const version_id = await insert(clinic, 'perio_version', said);
  const sites = { depths: '3,2,3,2,2,4', margins: ',,,,,', bleeding: '010000', plaque: '------', pus: '------' };
  await insert(clinic, 'perio_tooth', { patient_id, version_id, tooth: '16', ...sites, furcations: '----' });
}

async function fillAlerts(clinic: SpecClinic, id: number, variants: number[], desk: Person): Promise<void> {
  for (const variant of new Set(variants.map((one) => one % 12))) {
    const severity = variant % 3 ? 'CAUTION' : 'DANGER';
    const [kind, label] = [KINDS[variant % 4], LABELS[variant % 4]];
    await insert(clinic, 'patient_alert', {
      patient_id: id,
      kind,
      severity,
      label,
      recorded_at: new Date(),
      recorded_by_id: desk.id,
    });
  }
  await clinic.source.query(
    `update patient set allergy_state = if(exists (select 1 from patient_alert where patient_id = ? and kind = 'ALLERGY'), 'LISTED', allergy_state)
     where id = ?`,
    [id, id],
  );
}

async function ask(clinic: SpecClinic, id: number, person: Person, desk: Person): Promise<void> {
  const common = { patient_id: id, user_id: person.id };
  const request = { ...common, action: 'JOIN', requested_by_id: desk.id, requested_at: new Date() };
  await insert(clinic, 'care_team_request', request);
  await insert(clinic, 'access_request', { ...common, reason: 'On call', asked_at: new Date() });
}

export function queueEntry(clinic: SpecClinic, id: number, desk: Person, status = 'COMPLETED'): Promise<number> {
  const now = new Date();
  const ticket = `S ${++tickets}`;
  const entry = {
    patient_id: id,
    day: '2026-02-01',
    ticket,
    status,
    checked_in_by_id: desk.id,
    entered_at: now,
    stage_since: now,
  };
  return insert(clinic, 'queue_entry', entry);
}

/** A chart: entries, some of which void the one before. */
export async function fillChart(clinic: SpecClinic, id: number, variants: number[], author: Person): Promise<void> {
  const [{ version = 0 } = {}] = await clinic.source.query('select version from dental_chart where patient_id = ?', [
    id,
  ]);
  let [number, last] = [Number(version), 0];
  for (const variant of variants) {
    const recorded_at = nextMoment();
    const common = { patient_id: id, author_id: author.id, recorded_at };
    const isVoid = variant % 5 === 4 && last > 0;
    const act_id = await insert(clinic, 'chart_act', { ...common, number: ++number, kind: isVoid ? 'void' : 'entry' });
    const said = { tooth: TEETH[variant % 4], code: 'caries', layer: 'condition', effective_on: '2026-01-01' };
    last = await insert(clinic, 'chart_finding', { ...common, act_id, ...said, voids_id: isVoid ? last : null });
  }
  if (!number) return;
  await clinic.source.query(
    'insert into dental_chart (patient_id, version) values (?, ?) on duplicate key update version = ?',
    [id, number, number],
  );
}

/** What a merge does not speak of, or writes for itself. */
const ASIDE = [
  'audit_entry',
  'audit_seal',
  'audit_turn',
  'live_event',
  // What the reports still have to reckon, and have reckoned: kept true by their own specs.
  'dental_index_due',
  'report_day',
  'report_rollup',
  'report_tally',
  'report_touch',
  'idempotency_key',
  'patient_merge',
  'session',
  'refresh_token',
  'attempt_limit',
];

/** Every row of every table, without the version of a record: that one only ever grows. */
export async function dump(clinic: SpecClinic): Promise<Record<string, string[]>> {
  const tables: { name: string }[] = await clinic.source.query(
    "select table_name as name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE' order by table_name",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !ASIDE.includes(table.name))) {
    const rows: Record<string, unknown>[] = await clinic.source.query('select * from ??', [name]);
    // A recall by which nothing is due says as much as none.
    const said = rows.filter((row) => name !== 'recall' || row['stage'] !== 'NONE');
    const asWas = (row: object) => {
      if (name === 'patient') return { ...row, version: 0 };
      // Noted of whoever works, some seconds later.
      return name === 'user' ? { ...row, last_seen_at: null } : row;
    };
    all[name] = said.map((row) => JSON.stringify(asWas(row))).sort();
  }
  return all;
}
