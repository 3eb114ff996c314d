import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import { AlertsService } from '@cuspid/patients/api';
import type { QueueEntryDto, QueuePatientDto, StudentRouteDto } from '@cuspid/queue/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { In, IsNull, type EntityManager } from 'typeorm';
import { Forecasts } from './forecast/forecasts';
import { QueueEntry } from './queue-entry';
import { QueueReach } from './queue-reach';
import { QueueRouteAct } from './route/queue-route-act';
import { maySupervise } from './route/supervision';
import { stationsOf } from './route/stations';

type Cards = Awaited<ReturnType<AlertsService['cards']>>;
type Routes = ReadonlyMap<number, StudentRouteDto>;

/** Entries as cards: with names, alerts, chairs, the forecast of the call and a student's route. */
@Injectable()
export class QueueCards {
  constructor(
    private readonly reach: QueueReach,
    private readonly alerts: AlertsService,
    private readonly users: UsersService,
    private readonly clinic: Clinic,
    private readonly forecasts: Forecasts,
  ) {}

  /** One card. */
  async one(db: EntityManager, me: Actor, id: number): Promise<QueueEntryDto> {
    // One question, not the two `findOne` asks where it joins: calls wait in line behind this.
    const entry = await db
      .createQueryBuilder(QueueEntry, 'entry')
      .innerJoinAndSelect('entry.patient', 'patient')
      .where('entry.id = :id', { id })
      .getOneOrFail();
    const [card] = await this.of(db, me, [entry]);
    if (!card) throw new Error(`queue entry ${id} vanished`);
    return card;
  }

  /** The cards of entries read with their patients. */
  async of(db: EntityManager, me: Actor, entries: readonly QueueEntry[]): Promise<QueueEntryDto[]> {
    const isAnybodyWaiting = entries.some(({ status }) => status === 'IN_WAITING_ROOM');
    const [people, alerts, chairs, movable, forecasts] = await Promise.all([
      this.users.named(
        entries.map(({ providerId }) => providerId),
        db,
      ),
      this.alerts.cards(
        db,
        entries.map(({ patient }) => patient),
      ),
      this.clinic.chairs(db),
      this.reach.movable(db, me, [...entries]),
      isAnybodyWaiting ? this.forecasts.today(db) : null,
    ]);
    const routes = await this.routes(db, me, entries, people);
    return entries.map((entry) => ({
      ...plain(entry),
      patient: patientOf(entry, alerts),
      provider: (entry.providerId && people.get(entry.providerId)) || null,
      chair: chairs.find(({ id }) => id === entry.chairId) ?? null,
      mayProgress: movable.has(entry.id),
      forecast: forecasts?.get(entry.id) ?? null,
      route: routes.get(entry.id) ?? null,
    }));
  }

  /** The routes of those who come to a student. */
  private async routes(
    db: EntityManager,
    me: Actor,
    entries: readonly QueueEntry[],
    people: ReadonlyMap<number, StaffDto>,
  ): Promise<Routes> {
    const students = entries.filter(({ providerId }) => people.get(providerId ?? 0)?.role === 'STUDENT');
    if (!students.length) return new Map();
    const acts = await db.find(QueueRouteAct, {
      where: { entryId: In(students.map(({ id }) => id)), undoneAt: IsNull() },
      order: { id: 'ASC' },
    });
    const ids = [...acts.map(({ actorId }) => actorId), ...students.map(({ checkedInById }) => checkedInById)];
    const everybody = new Map([...people, ...(await this.users.named(ids, db))]);
    const mayCheck = maySupervise(me);
    return new Map(
      students.map((entry) => {
        const own = acts.filter(({ entryId }) => entryId === entry.id);
        return [entry.id, { stations: stationsOf(entry, own, everybody), mayCheck }];
      }),
    );
  }
}

type Rest = 'patient' | 'provider' | 'chair' | 'mayProgress' | 'forecast' | 'route';

function plain(entry: QueueEntry): Omit<QueueEntryDto, Rest> {
  const { id, visitId, ticket, status, priority, procedure, notes, isUnfinished, version } = entry;
  return {
    ...{ id, visitId, ticket, status, priority, procedure, notes, isUnfinished, version },
    enteredAt: entry.enteredAt.toISOString(),
    stageSince: entry.stageSince.toISOString(),
    completedAt: entry.completedAt?.toISOString() ?? null,
  };
}

function patientOf({ patient }: QueueEntry, alerts: Cards): QueuePatientDto {
  const { id, patientCode, firstName, lastName, dateOfBirth, sex, allergyState } = patient;
  const told = alerts.get(id);
  return {
    ...{ id, patientCode, firstName, lastName, dateOfBirth, sex, allergyState },
    firstAlert: told?.firstAlert ?? null,
    isConfirmationDue: told?.isConfirmationDue ?? false,
  };
}
