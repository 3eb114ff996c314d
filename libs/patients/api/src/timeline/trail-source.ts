import { AuditEntry } from '@cuspid/audit/api';
import { In } from 'typeorm';
import type { TimelineEntry, TimelineSource } from './timeline-sources';
import { countedTo, newestIds, overRecords } from './walk';

interface TrailSource extends Pick<TimelineSource, 'name' | 'kind' | 'permission'> {
  actions: readonly string[];
  told(entry: AuditEntry): Pick<TimelineEntry, 'parts' | 'link'>;
}

/**
 * What only the trail keeps. Reads are most of a trail and none of them is an entry here, so each action walks its own
 * part of the index, and the newest of all of them make the page.
 */
export function trailSource({ actions, told, ...source }: TrailSource): TimelineSource {
  const walks = actions.map((action) => ({
    table: 'audit_entry',
    index: 'audit_entry_patient_action',
    at: 'at',
    where: { sql: 'e.action = ?', values: [action] },
  }));
  return {
    ...source,
    async page(db, ask, after, limit) {
      const ids = await newestIds(db, overRecords(walks, ask.records), ask, after, limit);
      const rows = ids.length ? await db.find(AuditEntry, { where: { id: In(ids) } }) : [];
      rows.sort((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id);
      return rows.map((row) => ({ at: row.at, id: row.id, what: row.action, byId: row.actorId, ...told(row) }));
    },
    count: (db, ask, most) => countedTo(db, overRecords(walks, ask.records), ask, most),
  };
}
