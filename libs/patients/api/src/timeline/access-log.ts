import { Injectable } from '@nestjs/common';
import { Audit, AuditEntry, Names } from '@cuspid/audit/api';
import { AUDIT_KINDS, kindOf } from '@cuspid/audit/contracts';
import { cursorOf, Database, Invalid, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { isDay } from '@cuspid/platform/contracts/dto';
import { ACCESS_LOG } from '@cuspid/patients/contracts';
import type { AccessLineDto, AccessLogFilter } from '@cuspid/patients/contracts/dto';
import { Clinic, dayIn } from '@cuspid/settings/api';
import { CareTeam } from '../care-team';
import type { Patient } from '../patient';
import { newestIds, overRecords } from './walk';

/** Entries read at once: a day's worth of one patient, and more. */
const BATCH = 1_000;

interface Wanted extends Pick<AccessLogFilter, 'kind' | 'actorId'> {
  /** The patient's own record and those merged into it. */
  records: readonly number[];
  patientId: number;
  from: Date | null;
  until: Date | null;
}

/** One line with the number that keeps its place among those of its day. */
export type Line = AccessLineDto;

/**
 * Who looked at a patient's record and who changed it: the trail, told by day, person and act. What is in the trail is
 * in the list: reads of the record and its parts. That somebody's name stood in a list or among the hits of a search is
 * no read of a record, and is not in the trail.
 */
@Injectable()
export class AccessLog {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly names: Names,
  ) {}

  /** A page of lines, newest day first. That somebody looked here is in the trail too. */
  async page(me: Actor, patientId: number, filter: AccessLogFilter): Promise<Page<AccessLineDto>> {
    await this.patient(me, patientId);
    this.audit.read(me, 'access-log.read', { entity: 'patient', id: patientId, patientId });
    const [limit, wanted] = [limitOf(filter), await this.wanted(patientId, filter)];
    const after = filter.cursor ? placeIn(filter.cursor) : null;
    const lines: Line[] = [];
    for await (const day of this.days(wanted, after?.[0] ?? null)) {
      lines.push(...day.filter((line) => !after || line.day !== after[0] || placeAt(line) > (after[1] ?? '')));
      if (lines.length > limit) break;
    }
    const page = pageFrom(
      lines,
      limit,
      (line) => cursorOf('access', [line.day, placeAt(line)]),
      (line) => line,
    );
    return { ...page, ...(filter.count && { total: (await this.all(wanted)).length }) };
  }

  /** The patient, for whoever may read the trail. */
  patient(me: Actor, patientId: number): Promise<Patient> {
    return this.careTeam.require(this.db.source.manager, me, patientId, 'audit.read');
  }

  /** Every line, at most as many as a list on paper may have. */
  async lines(patientId: number, filter: AccessLogFilter): Promise<Line[]> {
    return this.all(await this.wanted(patientId, filter));
  }

  private async all(wanted: Wanted): Promise<Line[]> {
    const lines: Line[] = [];
    for await (const day of this.days(wanted, null)) {
      lines.push(...day);
      if (lines.length > ACCESS_LOG.linesMax) break;
    }
    return lines.slice(0, ACCESS_LOG.linesMax);
  }

  private async wanted(patientId: number, { kind, actorId, from, to }: AccessLogFilter): Promise<Wanted> {
    if (from && to && from > to) throw new Invalid([{ path: 'to', message: 'must not be before from' }]);
    return {
      patientId,
      records: await this.names.recordsOf(patientId),
      ...(kind && { kind }),
      ...(actorId && { actorId }),
      from: from ? new Date((await this.clinic.dayBounds(from)).from) : null,
      until: to ? new Date((await this.clinic.dayBounds(to)).to) : null,
    };
  }

  /** The lines of each day, newest first; from the day `first` on, that day whole. */
  private async *days(wanted: Wanted, first: string | null): AsyncGenerator<Line[]> {
    const { timeZone } = await this.clinic.setting();
    let until = first ? new Date((await this.clinic.dayBounds(first)).to) : null;
    if (!until || (wanted.until && wanted.until < until)) until = wanted.until;
    let day: AuditEntry[] = [];
    for await (const entry of this.entries({ ...wanted, until })) {
      const [before] = day;
      if (before && dayIn(timeZone, before.at) !== dayIn(timeZone, entry.at)) {
        yield linesOf(day, timeZone);
        day = [];
      }
      day.push(entry);
    }
    if (day.length) yield linesOf(day, timeZone);
  }

  /** The trail of the patient, newest first, batch after batch along its index. */
  private async *entries({ kind, ...wanted }: Wanted): AsyncGenerator<AuditEntry> {
    let last: AuditEntry | undefined;
    for (;;) {
      const batch = await this.batch(wanted, last);
      for (const entry of batch) if (!kind || kindOf(entry.action) === kind) yield entry;
      last = batch.at(-1);
      if (batch.length < BATCH) return;
    }
  }

  private async batch({ patientId, records, actorId, from, until }: Wanted, last?: AuditEntry): Promise<AuditEntry[]> {
    const walk = {
      table: 'audit_entry',
      index: 'audit_entry_patient',
      at: 'at',
      ...(actorId && { where: { sql: 'e.actor_id = ?', values: [actorId] } }),
    };
    const ids = await newestIds(
      this.db.source.manager,
      overRecords([walk], records),
      { patientId, records, tooth: null, from, until },
      last ?? null,
      BATCH,
    );
    if (!ids.length) return [];
    const entries = await this.db.source
      .createQueryBuilder(AuditEntry, 'entry')
      .select(['entry.id', 'entry.at', 'entry.actorId', 'entry.actorName', 'entry.role', 'entry.action'])
      .whereInIds(ids)
      .getMany();
    return entries.sort((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id);
  }
}

/** Lines of a day: by person, then what is weightier first, then by act. Never changes while the day goes on. */
const placeAt = ({ person, kind, action }: Line): string =>
  [person?.name ?? '', person?.id ?? 0, person?.role ?? '', AUDIT_KINDS.indexOf(kind), action].join('\n');

function placeIn(cursor: string): string[] {
  const [day, place] = placeOf(cursor, 'access', 2);
  if (isDay(day) && typeof place === 'string') return [day, place];
  throw new Invalid([{ path: 'cursor', message: 'is not a cursor of this list' }]);
}

function linesOf(entries: readonly AuditEntry[], timeZone: string): Line[] {
  const lines = new Map<string, Line>();
  for (const entry of entries) {
    const [id, at] = [`${entry.actorId} ${entry.role} ${entry.action}`, entry.at.toISOString()];
    const line = lines.get(id) ?? begun(entry, dayIn(timeZone, entry.at));
    // Newest first: the earliest comes last.
    lines.set(id, { ...line, times: line.times + 1, firstAt: at });
  }
  return [...lines.values()].sort((a, b) => (placeAt(a) < placeAt(b) ? -1 : 1));
}

function begun({ actorId, actorName, role, action, at }: AuditEntry, day: string): Line {
  const person = actorId === null ? null : { id: actorId, name: actorName, role };
  const moment = at.toISOString();
  return { day, person, action, kind: kindOf(action), times: 0, firstAt: moment, lastAt: moment };
}
