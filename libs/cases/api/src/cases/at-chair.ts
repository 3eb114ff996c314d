import { Injectable } from '@nestjs/common';
import type { AtChairDto } from '@cuspid/cases/contracts/dto';
import { QueueEntry, QueueRouteAct } from '@cuspid/queue/api';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, In, IsNull, type SelectQueryBuilder } from 'typeorm';
import { TeachingCase } from './teaching-case';

const CHECKS = ['START_CHECK', 'END_CHECK'] as const;

/** A case whose patient is in the chair with its student now. */
export type Seated = Omit<AtChairDto, 'caseId' | 'patient' | 'student' | 'supervisor'> & { one: TeachingCase };

/** Reads from the queue who is in the chair, and which check their student waits for. */
@Injectable()
export class AtChair {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
  ) {}

  /** Those of these cases, who waits longest for a check first, then who waits for none. */
  async of(query: SelectQueryBuilder<TeachingCase>, limit: number): Promise<Seated[]> {
    const found = await query
      .innerJoin(
        'queue_entry',
        'entry',
        `entry.open_patient_id = one.patient_id and entry.provider_id = one.student_id and entry.day = :day
         and entry.status in ('UNDER_CONSULTATION', 'UNDER_TREATMENT')`,
        { day: await this.clinic.today() },
      )
      .select('one.id', 'caseId')
      .addSelect('entry.id', 'entryId')
      .orderBy('entry.id')
      .limit(limit)
      .getRawMany<{ caseId: number; entryId: number }>();
    if (!found.length) return [];
    const db = this.source.manager;
    const cases = await db.findBy(TeachingCase, { id: In(found.map(({ caseId }) => caseId)) });
    const entryIds = found.map(({ entryId }) => entryId);
    const entries = await db.findBy(QueueEntry, { id: In(entryIds) });
    const acts = await db.findBy(QueueRouteAct, { entryId: In(entryIds), undoneAt: IsNull() });
    const chairs = await this.clinic.chairs(db);
    const seated = found.flatMap(({ caseId, entryId }) => {
      const one = cases.find(({ id }) => id === Number(caseId));
      const entry = entries.find(({ id }) => id === Number(entryId));
      const chair = chairs.find(({ id }) => id === entry?.chairId)?.name ?? null;
      if (!one || !entry) return [];
      const ofEntry = acts.filter((act) => act.entryId === entry.id);
      return [{ one, entryId: entry.id, chair, ...waitsFor(entry, ofEntry) }];
    });
    return seated.toSorted((a, b) => Number(!a.check) - Number(!b.check) || a.since.localeCompare(b.since));
  }
}

/** The check that was asked for and not made; an end check makes the start check moot. */
function waitsFor(entry: QueueEntry, acts: readonly QueueRouteAct[]): Pick<AtChairDto, 'check' | 'since'> {
  for (const check of CHECKS.toReversed()) {
    const of = (act: QueueRouteAct['act']) => acts.find((one) => one.step === check && one.act === act);
    if (of('DONE')) break;
    const asked = of('ASK');
    if (asked) return { check, since: asked.at.toISOString() };
  }
  return { check: null, since: entry.stageSince.toISOString() };
}
