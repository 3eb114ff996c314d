import { Injectable } from '@nestjs/common';
import { Patient } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { RECALL, type RecallState } from '@cuspid/recalls/contracts';
import type { BookedAheadDto, ClaimDto, RecallDto, RecallPatientDto } from '@cuspid/recalls/contracts/dto';
import { Clinic, startOfDay } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { Visit } from '@cuspid/visits/api';
import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Recall } from './recall';
import { RecallRule } from './recall-rule';

type People = ReadonlyMap<number, StaffDto>;

/** Recalls as they are shown: with names, numbers and what is booked, in a fixed number of queries. */
@Injectable()
export class RecallRows {
  constructor(
    private readonly clinic: Clinic,
    private readonly users: UsersService,
  ) {}

  /** Rows with their patients, in the order given; those by which nothing is due are left out. */
  async of(db: EntityManager, rows: readonly Recall[]): Promise<RecallDto[]> {
    const shown = rows.filter(({ stage }) => stage !== 'NONE');
    if (!shown.length) return [];
    const today = await this.clinic.today(db);
    const rules = new Map((await db.find(RecallRule)).map((rule) => [rule.id, rule.name]));
    const visits = await this.ahead(db, shown);
    const people = await this.users.named(
      [
        ...shown.flatMap(({ providerId, claimedById }) => [providerId, claimedById]),
        ...visits.map(({ createdById }) => createdById),
      ],
      db,
    );
    return shown.map((row) => ({
      id: row.id,
      patient: patientOf(row.patient),
      rule: { id: row.ruleId, name: rules.get(row.ruleId) ?? '' },
      state: stateOf(row, today),
      dueOn: row.dueOn ?? today,
      nextOn: row.nextOn ?? today,
      lastDone: lastDoneOf(row, people),
      ...{ tries: row.tries, attempts: row.attempts, lastOutcome: row.lastOutcome, lastChannel: row.lastChannel },
      lastTriedAt: row.lastTriedAt?.toISOString() ?? null,
      endedAs: row.endedAs,
      booked: bookedOf(
        visits.find(({ patientId }) => patientId === row.patientId),
        people,
      ),
      claim: claimOf(row, people),
    }));
  }

  /** One row, with its patient. */
  async one(db: EntityManager, id: number): Promise<RecallDto | undefined> {
    const row = await db.findOne(Recall, { where: { id }, relations: { patient: true } });
    return row ? (await this.of(db, [row]))[0] : undefined;
  }

  /** What is booked from today on, the first of each patient before the others. */
  private async ahead(db: EntityManager, rows: readonly Recall[]): Promise<Visit[]> {
    const booked = rows.filter(({ bookedUntil }) => bookedUntil).map(({ patientId }) => patientId);
    if (!booked.length) return [];
    const today = startOfDay(await this.clinic.today(db), (await this.clinic.setting(db)).timeZone);
    return db.find(Visit, {
      where: {
        patientId: In([...new Set(booked)]),
        status: In(['SCHEDULED', 'ARRIVED']),
        startsAt: MoreThanOrEqual(today),
      },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
  }
}

export function stateOf({ stage, nextOn }: Pick<Recall, 'stage' | 'nextOn'>, today: string): RecallState {
  if (stage === 'SILENT') return 'doNotContact';
  if (stage === 'BOOKED') return 'booked';
  if (stage === 'ENDED') return 'closed';
  return nextOn !== null && nextOn <= today ? 'due' : 'later';
}

/** Who is calling, as long as it is believed. */
export function claimOf({ claimedById, claimedAt }: Recall, people: People, now = clock.ms()): ClaimDto | null {
  const by = claimedById ? people.get(claimedById) : undefined;
  if (!by || !claimedAt) return null;
  const until = claimedAt.getTime() + RECALL.claimMinutes * 60_000;
  return until > now ? { by, since: claimedAt.toISOString(), until: new Date(until).toISOString() } : null;
}

function patientOf(patient: Patient): RecallPatientDto {
  const { id, patientCode, firstName, lastName, phone, otherPhone, guardianName, guardianPhone, language } = patient;
  return { id, patientCode, firstName, lastName, phone, otherPhone, guardianName, guardianPhone, language };
}

function lastDoneOf({ lastDoneAt, lastType, providerId }: Recall, people: People): RecallDto['lastDone'] {
  return {
    at: (lastDoneAt ?? new Date(0)).toISOString(),
    type: lastType ?? '',
    provider: (providerId && people.get(providerId)) || null,
  };
}

const bookedOf = (visit: Visit | undefined, people: People): BookedAheadDto | null =>
  visit
    ? { visitId: visit.id, startsAt: visit.startsAt.toISOString(), by: people.get(visit.createdById) ?? null }
    : null;
