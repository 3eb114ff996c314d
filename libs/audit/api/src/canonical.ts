import { createHash } from 'node:crypto';

/** A row of the log as both servers give it when asked without TypeORM: instants as dates, JSON as the text that was stored. */
export interface RawEntry {
  id: number;
  at: Date;
  actor_id: number | null;
  actor_name: string | null;
  role: string | null;
  action: string;
  entity: string | null;
  entity_id: number | null;
  patient_id: number | null;
  before: string | null;
  after: string | null;
  address: string | null;
  request_id: string | null;
  signature: string | null;
}

/** Its columns, for a select; `e` is the entry. */
export const RAW_COLUMNS =
  'e.id, e.at, e.actor_id, e.actor_name, e.role, e.action, e.entity, e.entity_id, e.patient_id, e.`before`, e.`after`, e.address, e.request_id, e.signature';

/** The entry with its place in the chain, link by link after a position. */
export const LINKS_AFTER = `select s.position, s.entry_id, s.previous_hash, s.hash, ${RAW_COLUMNS}
  from audit_seal s left join audit_entry e on e.id = s.entry_id
  where s.position > ? order by s.position limit ?`;

/** Entries with these ids, in no order. */
export const ENTRIES_BY_ID = `select ${RAW_COLUMNS} from audit_entry e where e.id in (?)`;

/** Entries above an id that no link holds. */
export const UNSEALED = `select ${RAW_COLUMNS} from audit_entry e left join audit_seal s on s.entry_id = e.id
  where e.id > ? and s.entry_id is null order by e.id limit ?`;

/** What an entry's own signature stands for: everything but its id, which the database gives. */
export const signedText = (row: Omit<RawEntry, 'id' | 'signature'>): string =>
  JSON.stringify([
    'entry',
    row.at.toISOString(),
    row.actor_id,
    row.actor_name,
    row.role,
    row.action,
    row.entity,
    row.entity_id,
    row.patient_id,
    row.before,
    row.after,
    row.address,
    row.request_id,
  ]);

/** The link at `position`: SHA-256 over the place, the link before it and the whole row. */
export const linkHash = (position: number, previous: Buffer, row: RawEntry): Buffer =>
  createHash('sha256')
    .update(`${position}\n${row.id}\n`)
    .update(previous)
    .update(signedText(row))
    .update(row.signature ?? '')
    .digest();

/** What the first link of all stands on. */
export const NOTHING_BEFORE = Buffer.alloc(32);
