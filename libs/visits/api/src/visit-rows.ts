import { Injectable } from '@nestjs/common';
import { NotFound } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { VISIT, type VisitEvent } from '@cuspid/visits/contracts';
import type { SeriesPlaceDto, VisitChangeDto, VisitDetailDto, VisitDto } from '@cuspid/visits/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { changedFields } from './booking/changed-fields';
import { VisitChange } from './booking/visit-change';
import { beforeOf } from './booking/visit-turns';
import { PlannedProcedures } from './procedures/planned';
import { VisitSeries } from './series/visit-series';
import { Visit } from './visit';

const UNDO_MS = VISIT.undoMinutes * 60_000;
const CHANGES_SHOWN = 100;
/** Other events say by themselves what changed. */
const TELLS: readonly VisitEvent[] = ['MOVED', 'CHANGED', 'UNDONE'];

/** Visits as they are shown: with the names of people and chairs, in a fixed number of queries. */
@Injectable()
export class VisitRows {
  constructor(
    private readonly clinic: Clinic,
    private readonly users: UsersService,
    private readonly planned: PlannedProcedures,
  ) {}

  /** Visits loaded with their patients. */
  async of(db: EntityManager, visits: readonly Visit[]): Promise<VisitDto[]> {
    if (!visits.length) return [];
    const people = await this.users.named(
      visits.map((visit) => visit.providerId),
      db,
    );
    const chairs = await this.clinic.chairs(db);
    const procedures = await this.planned.named(
      db,
      visits.map(({ id }) => id),
    );
    const places = await seriesOf(db, visits);
    const text = (at: Date | null) => at?.toISOString() ?? null;
    return visits.map((visit) => ({
      id: visit.id,
      patient: {
        id: visit.patient.id,
        patientCode: visit.patient.patientCode,
        firstName: visit.patient.firstName,
        lastName: visit.patient.lastName,
        phone: visit.patient.phone,
      },
      provider: (visit.providerId && people.get(visit.providerId)) || null,
      chair: chairs.find(({ id }) => id === visit.chairId) ?? null,
      startsAt: visit.startsAt.toISOString(),
      minutes: visit.minutes,
      type: visit.type,
      procedures: procedures.get(visit.id) ?? [],
      series: places(visit),
      status: visit.status,
      confirmedAt: text(visit.confirmedAt),
      arrivedAt: text(visit.arrivedAt),
      endedAt: text(visit.endedAt),
      reason: visit.reason,
      overbookReason: visit.overbookReason,
      notes: visit.notes,
      version: visit.version,
    }));
  }

  /** One visit with what happened to it. */
  async detail(db: EntityManager, id: number): Promise<VisitDetailDto> {
    const visit = await db.findOne(Visit, { where: { id }, relations: { patient: true } });
    if (!visit) throw new NotFound();
    const [shown] = await this.of(db, [visit]);
    if (!shown) throw new Error(`visit ${id} is nobody's`);
    const changes = await db.find(VisitChange, { where: { visitId: id }, order: { id: 'DESC' }, take: CHANGES_SHOWN });
    changes.reverse();
    const people = await this.users.named(
      changes.map(({ actorId }) => actorId),
      db,
    );
    const undoUntil = undoableUntil(changes.at(-1));
    const isOneOfMany = undoUntil !== null && changes.at(-1)?.act !== null;
    const now = { ...beforeOf(visit), procedures: shown.procedures };
    const told = changes.map(({ event, at, actorId, reason, before }, index): VisitChangeDto => ({
      event,
      at: at.toISOString(),
      by: (actorId && people.get(actorId)) || null,
      reason,
      movedFrom: event === 'MOVED' ? (before?.startsAt ?? null) : null,
      changed: before && TELLS.includes(event) ? changedFields(before, changes[index + 1]?.before ?? now) : [],
    }));
    return { ...shown, changes: told, undoUntil: undoUntil?.toISOString() ?? null, isOneOfMany };
  }
}

/** Which visit of its series each is. */
async function seriesOf(db: EntityManager, visits: readonly Visit[]) {
  const ids = [...new Set(visits.flatMap(({ seriesId }) => seriesId ?? []))];
  const series = ids.length ? await db.findBy(VisitSeries, { id: In(ids) }) : [];
  const counts = new Map(series.map(({ id, count }) => [id, count]));
  return ({ seriesId, seriesNumber }: Visit): SeriesPlaceDto | null => {
    if (seriesId === null || seriesNumber === null) return null;
    return { id: seriesId, number: seriesNumber, count: counts.get(seriesId) ?? seriesNumber };
  };
}

/** Until when a change can be taken back; null when it cannot any more. An undo is not undone: the thing is done again. */
export function undoableUntil(change: VisitChange | undefined, now = clock.ms()): Date | null {
  if (!change || change.event === 'UNDONE') return null;
  const until = change.at.getTime() + UNDO_MS;
  return until > now ? new Date(until) : null;
}
