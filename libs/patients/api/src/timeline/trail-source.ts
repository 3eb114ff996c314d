import { AuditEntry } from '@cuspid/audit/api';
import { In, type EntityManager } from 'typeorm';
import type { TimelineAsk, TimelineEntry, TimelinePlace, TimelineSource } from './timeline-sources';

interface TrailSource extends Pick<TimelineSource, 'name' | 'kind' | 'permission'> {
  actions: readonly string[];
  told(entry: AuditEntry): Pick<TimelineEntry, 'parts' | 'link'>;
}

/** A piece of SQL with its values. */
interface Piece {
  sql: string;
  values: unknown[];
}

/**
 * What only the trail keeps. Reads are most of a trail and none of them is an entry here, so each action walks its own
 * part of the index, and the newest of all of them make the page.
 */
export function trailSource({ actions, told, ...source }: TrailSource): TimelineSource {
  return {
    ...source,
    async page(db, ask, after, limit) {
      const { sql, values } = newestOf(actions, ask, after, limit);
      const ids: { id: number }[] = await db.query(`${sql} order by at desc, id desc limit ${limit}`, values);
      if (!ids.length) return [];
      const rows = await db.find(AuditEntry, { where: { id: In(ids.map(({ id }) => id)) } });
      rows.sort((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id);
      return rows.map((row) => ({ at: row.at, id: row.id, what: row.action, byId: row.actorId, ...told(row) }));
    },
    count: (db, ask, most) => counted(db, newestOf(actions, ask, null, most), most),
  };
}

async function counted(db: EntityManager, { sql, values }: Piece, most: number): Promise<number> {
  const [row]: { n: string }[] = await db.query(`select count(*) as n from (${sql} limit ${most}) some`, values);
  return Number(row?.n);
}

function newestOf(actions: readonly string[], ask: TimelineAsk, after: TimelinePlace | null, limit: number): Piece {
  const limits: Piece[] = [
    ...(ask.from ? [{ sql: 'e.at >= ?', values: [ask.from] }] : []),
    ...(ask.until ? [{ sql: 'e.at < ?', values: [ask.until] }] : []),
    ...(after ? [{ sql: 'e.at <= ? and (e.at < ? or e.id < ?)', values: [after.at, after.at, after.id] }] : []),
  ];
  const where = ['e.patient_id = ? and e.action = ?', ...limits.map(({ sql }) => sql)].join(' and ');
  const walk = `(select e.id, e.at from audit_entry e force index (audit_entry_patient_action) where ${where} order by e.at desc, e.id desc limit ${limit})`;
  return {
    sql: `select id, at from (${actions.map(() => walk).join(' union all ')}) newest`,
    values: actions.flatMap((action) => [ask.patientId, action, ...limits.flatMap(({ values }) => values)]),
  };
}
