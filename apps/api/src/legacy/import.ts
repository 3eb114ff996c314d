import { createHash } from 'node:crypto';
import { isDuplicate, transaction, type Tx } from '@cuspid/platform/database';
import { In, type DataSource } from 'typeorm';
import { CARE_TEAMS } from './care-teams';
import type { Known } from './known';
import { LegacyRow } from './legacy-row';
import { PATIENTS } from './patients';
import { StaysBehind, type Carrying, type SourceRow, type Step } from './step';
import { USERS } from './users';

const AT_ONCE = 200;

/** In this order: each stands on those before it. */
export const STEPS: readonly Step[] = [USERS, PATIENTS, CARE_TEAMS];

/** Tables that hold something of the clinic and that no step brings over. */
export const STAYING = [
  ...[
    'patient_assignment_requests',
    'visits',
    'patient_histories',
    'dental_chart_entries',
    'dental_chart_custom_entries',
  ],
  ...[
    'dental_chart_versions',
    'medical_documents',
    'clinical_notes',
    'payment_records',
    'queue',
    'cases',
    'case_tasks',
  ],
  ...['case_progress_logs', 'inventory_items', 'inventory_transactions', 'patient_material_usages', 'audit_logs'],
] as const;

/** What became of one table's rows: came over now, or before; stay behind; and all that is not as it was. */
export interface Told {
  table: string;
  carried: number;
  before: number;
  behind: number;
  differences: { id: number; what: string }[];
  /** Counted afterwards, by themselves: rows there, rows noted here, and of these those whose row here is gone. */
  there: number;
  noted: number;
  missing: number;
}

interface Import {
  known: Known;
  isDry: boolean;
  /** Called after each part, with how many rows of the table were looked at. */
  progress?: (table: string, rows: number) => void;
}

/** Ends the one transaction of a dry run. */
class NothingKept extends Error {}

/**
 * Brings over what is not here yet, a few hundred rows a transaction; whoever is stopped half-way begins again where it ended. A dry run
 * does the very same in one transaction and takes it back.
 */
export async function importLegacy(
  { source, legacy }: { source: DataSource; legacy: DataSource },
  { known, isDry, progress = () => undefined }: Import,
): Promise<Told[]> {
  const places = { legacy, known, progress };
  if (!isDry) return tablesOf(places, (work) => transaction(source, work));
  let told: Told[] = [];
  try {
    await transaction(source, async (tx) => {
      told = await tablesOf(places, (work) => work(tx));
      throw new NothingKept();
    });
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error;
  }
  return told;
}

type Run = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

type Places = Required<Omit<Import, 'isDry'>> & { legacy: DataSource };

async function tablesOf(places: Places, run: Run): Promise<Told[]> {
  places.known.forget();
  const told: Told[] = [];
  for (const step of STEPS) told.push(await tableOf(step, places, run));
  return told;
}

async function tableOf(step: Step, { legacy, known, progress }: Places, run: Run): Promise<Told> {
  const told: Part = { carried: 0, before: 0, behind: 0, differences: [] };
  let looked = 0;
  for (let after = 0, rows: SourceRow[]; ; after = rows.at(-1)?.id ?? after) {
    rows = await legacy.query(step.select, [after, AT_ONCE]);
    if (!rows.length) break;
    // Added up after the commit: a transaction may be tried again.
    const part = await run((tx) => carried(step, rows, tx, known));
    told.carried += part.carried;
    told.before += part.before;
    told.behind += part.behind;
    told.differences.push(...part.differences);
    progress(step.table, (looked += rows.length));
  }
  const counts = await run((tx) => countsOf(step, legacy, tx));
  return { table: step.table, ...told, ...counts };
}

/** Counts anew, on both sides: what was added up on the way proves nothing. */
async function countsOf({ table, ours: here }: Step, legacy: DataSource, tx: Tx) {
  type Count = { count: number | string; missing?: number | string };
  const [source]: Count[] = await legacy.query('select count(*) as count from ??', [table]);
  const [kept]: Count[] = await tx.query(
    `select count(*) as count, count(if(row_.our_id is not null and ours.id is null, 1, null)) as missing
     from legacy_row row_ left join ?? ours on ours.id = row_.our_id where row_.source_table = ?`,
    [here, table],
  );
  return { there: Number(source?.count), noted: Number(kept?.count), missing: Number(kept?.missing) };
}

type Part = Pick<Told, 'carried' | 'before' | 'behind' | 'differences'>;

async function carried(step: Step, rows: SourceRow[], tx: Tx, known: Known): Promise<Part> {
  const part: Part = { carried: 0, before: 0, behind: 0, differences: [] };
  const ids = In(rows.map(({ id }) => id));
  const kept = await tx.findBy(LegacyRow, { sourceTable: step.table, sourceId: ids });
  const earlier = new Map(kept.map((one) => [one.sourceId, one]));
  const places: Omit<LegacyRow, 'id'>[] = [];
  for (const row of rows) {
    const differs = (what: string) => void part.differences.push({ id: row.id, what });
    const fingerprint = fingerprintOf(row);
    const before = earlier.get(row.id);
    if (before) {
      part.before++;
      if (before.fingerprint !== fingerprint) differs('was changed there after it had come over: not brought again');
      continue;
    }
    const ourId = await ours(step, row, { tx, known, differs });
    // Who stays behind is not noted, and asked again the next time: the fault may have been mended there.
    if (ourId === undefined) part.behind++;
    else places.push({ sourceTable: step.table, sourceId: row.id, ourId, fingerprint, carriedAt: known.now });
  }
  if (!places.length) return part;
  await tx.insert(LegacyRow, places);
  const [from, to] = [places[0]?.sourceId, places.at(-1)?.sourceId];
  const after = { table: step.table, carried: places.length, from, to };
  await known.audit.record(tx, known.by, 'legacy.imported', { after });
  return { ...part, carried: places.length };
}

/** Undefined: it stays behind. */
async function ours(step: Step, row: SourceRow, carrying: Carrying): Promise<number | null | undefined> {
  try {
    return await step.carry(row, carrying);
  } catch (error) {
    if (!(error instanceof StaysBehind) && !isDuplicate(error)) throw error;
    carrying.differs(`stays behind: ${error instanceof StaysBehind ? error.message : 'the same is here already'}`);
    return undefined;
  }
}

const fingerprintOf = (row: SourceRow) => createHash('sha256').update(JSON.stringify(row)).digest('hex');
