import { Injectable } from '@nestjs/common';
import { cursorOf, Invalid, limitOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { AUDIT, kindOf } from '@cuspid/audit/contracts';
import type { AuditActionsDto, AuditEntryDto, AuditFilter } from '@cuspid/audit/contracts/dto';
import { DataSource } from 'typeorm';
import { Audit } from './audit';
import { ENTRIES_BY_ID, type RawEntry } from './canonical';
import { idsSql, queryOf } from './log-query';
import { Names } from './names';

const DAY_MS = 24 * 3_600_000;

/** The log, looked through: newest first, in the order of an index, whatever the filter. */
@Injectable()
export class AuditLogService {
  constructor(
    private readonly source: DataSource,
    private readonly audit: Audit,
    private readonly names: Names,
  ) {}

  /** A page of the log. That somebody looked, and for what, is in the log too. */
  async list(me: Actor, filter: AuditFilter): Promise<Page<AuditEntryDto>> {
    requireBounded(filter);
    const limit = limitOf(filter);
    const actions = await this.wanted(filter);
    const rows = await this.rows(filter, actions, limit + 1);
    this.audit.read(me, 'audit.read', { entity: 'audit', after: asked(filter) });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await this.told(shown),
      nextCursor: rows.length > limit && last ? placeAt(last) : null,
      ...(filter.count && { total: await this.count(filter, actions) }),
    };
  }

  /** Pages of the whole selection, one after the other, at most as many rows as an export may have. */
  async *pages(filter: AuditFilter): AsyncGenerator<AuditEntryDto[]> {
    const actions = await this.wanted(filter);
    const size = 1_000;
    let cursor: string | undefined;
    for (let told = 0; told < AUDIT.exportMax; told += size) {
      const rows = await this.rows({ ...filter, cursor }, actions, size);
      if (rows.length) yield this.told(rows);
      const last = rows.at(-1);
      if (rows.length < size || !last) return;
      cursor = placeAt(last);
    }
  }

  /** Every action there has been, by a walk that skips from one to the next. */
  async actions(): Promise<AuditActionsDto> {
    return { items: (await this.known()).map((action) => ({ action, kind: kindOf(action) })) };
  }

  private async known(): Promise<string[]> {
    const rows: { action: string }[] = await this.source.query(
      'select action from audit_entry group by action order by action limit 1000',
    );
    return rows.map(({ action }) => action);
  }

  /** The actions a filter lets through; null for all. */
  private async wanted({ action, kind }: AuditFilter): Promise<string[] | null> {
    if (action && !action.endsWith('.')) return kind && kindOf(action) !== kind ? [] : [action];
    if (!action && !kind) return null;
    return (await this.known()).filter((one) => one.startsWith(action ?? '') && (!kind || kindOf(one) === kind));
  }

  private async rows(filter: AuditFilter, actions: string[] | null, limit: number): Promise<RawEntry[]> {
    if (actions && !actions.length) return [];
    const { sql, values } = idsSql(queryOf(filter, actions, await this.records(filter)), actions, limit);
    const ids: { id: number }[] = await this.source.query(sql, values);
    if (!ids.length) return [];
    const rows: RawEntry[] = await this.source.query(ENTRIES_BY_ID, [ids.map(({ id }) => id)]);
    return rows.sort((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id);
  }

  private async records({ patientId }: AuditFilter): Promise<number[]> {
    return patientId ? this.names.recordsOf(patientId) : [];
  }

  private async count(filter: AuditFilter, actions: string[] | null): Promise<number> {
    if (actions && !actions.length) return 0;
    const query = queryOf({ ...filter, cursor: undefined }, actions, await this.records(filter));
    const { sql, values } = idsSql(query, actions, AUDIT.countMax);
    const [row]: { n: string }[] = await this.source.query('select count(*) as n from (' + sql + ') counted', values);
    return Number(row?.n);
  }

  private async told(rows: RawEntry[]): Promise<AuditEntryDto[]> {
    const patients = await this.names.patients(rows.flatMap(({ patient_id: id }) => id ?? []));
    return rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name, role: row.role },
      action: row.action,
      kind: kindOf(row.action),
      entity: row.entity,
      entityId: row.entity_id,
      patient: row.patient_id === null ? null : (patients.get(row.patient_id) ?? { id: row.patient_id }),
      before: parsed(row.before),
      after: parsed(row.after),
      address: row.address,
      requestId: row.request_id,
    }));
  }
}

const placeAt = ({ at, id }: RawEntry) => cursorOf('audit', [at.toISOString(), id]);

/** What was looked for, as the log keeps it. */
export const asked = ({ cursor: _, limit: __, count: ___, ...filter }: AuditFilter): object =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

/** Rows that somebody damaged are shown as they are: the proof of the chain tells of them. */
function parsed(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return { damaged: text };
  }
}

/** @throws Invalid where a filter would have to read the whole log. */
export function requireBounded({ text, from, to, entity, entityId }: AuditFilter): void {
  const faults: { path: string; message: string }[] = [];
  if (entityId && !entity) faults.push({ path: 'entity', message: 'is needed with entityId' });
  if (from && to && from >= to) faults.push({ path: 'to', message: 'must be after from' });
  const days = from && to ? (Date.parse(to) - Date.parse(from)) / DAY_MS : Infinity;
  if (text && days > AUDIT.textDays) {
    faults.push({ path: 'text', message: `needs a period (from, to) of at most ${AUDIT.textDays} days` });
  }
  if (faults.length) throw new Invalid(faults);
}
