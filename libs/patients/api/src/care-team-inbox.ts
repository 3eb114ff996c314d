import { Injectable } from '@nestjs/common';
import { cursorOf, instantOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import { mayRole, type Page } from '@cuspid/platform/contracts';
import { CARE_TEAM, type RequestStatus } from '@cuspid/patients/contracts';
import type { CareTeamRequestDto, CareTeamRequestFilter, TeamRequestDto } from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { Ties, UsersService } from '@cuspid/users/api';
import type { StaffDto, TieDto } from '@cuspid/users/contracts/dto';
import { DataSource, In, MoreThan, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { AlertsService, type AlertCard } from './alerts.service';
import { CareTeam } from './care-team';
import { CareTeamRequest, expiredBefore } from './care-team-request';
import { Patient } from './patient';

type Query = SelectQueryBuilder<CareTeamRequest>;

/** What is read of requests: the lists of whoever asked and of whoever answers, and the open ones of a patient. */
@Injectable()
export class CareTeamInbox {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly alerts: AlertsService,
    private readonly users: UsersService,
    private readonly ties: Ties,
  ) {}

  async list(me: Actor, filter: CareTeamRequestFilter): Promise<Page<CareTeamRequestDto>> {
    const status = filter.status ?? 'PENDING';
    const query = await this.reachable(me, this.standing(status));
    const total = filter.count ? await query.getCount() : undefined;
    // The longest waiting is the first to answer; of what is over, the latest is the one looked for.
    const [order, past] = status === 'PENDING' ? (['ASC', '>'] as const) : (['DESC', '<'] as const);
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, status, 2);
      query.andWhere(
        `request.requestedAt ${past}= :at and (request.requestedAt ${past} :at or request.id ${past} :id)`,
        { at: instantOf(at), id },
      );
    }
    const rows = await query
      .orderBy('request.requestedAt', order)
      .addOrderBy('request.id', order)
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limitOf(filter),
      ({ requestedAt, id }) => cursorOf(status, [requestedAt.toISOString(), id]),
      (row) => row,
    );
    const items = await this.dtos(this.source.manager, page.items);
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  async shown(db: EntityManager, request: CareTeamRequest): Promise<CareTeamRequestDto> {
    const [dto] = await this.dtos(db, [request]);
    if (!dto) throw new Error(`request ${request.id} is about nobody`);
    return dto;
  }

  /** What was asked about a patient's team lately: what is still open, and what was returned and not asked again. */
  async of(db: EntityManager, patientId: number): Promise<{ requests: TeamRequestDto[]; returned: TeamRequestDto[] }> {
    const now = clock.now();
    const rows = await db.find(CareTeamRequest, {
      where: { patientId, requestedAt: MoreThan(expiredBefore(now)) },
      order: { id: 'DESC' },
      take: CARE_TEAM.requestsShown,
    });
    const people = await this.peopleOf(db, rows);
    const since = now.getTime() - CARE_TEAM.returnedDays * 86_400_000;
    const isLatest = ({ id, userId }: CareTeamRequest) => !rows.some((row) => row.userId === userId && row.id > id);
    const dto = (row: CareTeamRequest) => dtoOf(row, people, now);
    return {
      requests: rows
        .filter((row) => row.statusAt(now) === 'PENDING')
        .reverse()
        .flatMap(dto),
      returned: rows
        .filter((row) => row.status === 'REJECTED' && isLatest(row) && (row.decidedAt?.getTime() ?? 0) > since)
        .flatMap(dto),
    };
  }

  /** Requests of this status: nobody writes down that one has expired, the date says so. */
  private standing(status: RequestStatus): Query {
    const query = this.source
      .createQueryBuilder(CareTeamRequest, 'request')
      .innerJoin(Patient, 'patient', 'patient.id = request.patientId and patient.isActive = true');
    const expired = expiredBefore(clock.now());
    if (status === 'PENDING') {
      return query.where('request.status = :status and request.requestedAt > :expired', { status, expired });
    }
    if (status === 'EXPIRED') {
      const statuses = ['PENDING', 'EXPIRED'];
      return query.where('request.status in (:...statuses) and request.requestedAt <= :expired', { statuses, expired });
    }
    return query.where('request.status = :status', { status });
  }

  private async reachable(me: Actor, query: Query): Promise<Query> {
    if (mayRole(me.role, 'careTeam.respond')) return query.andWhere('request.userId = :me', { me: me.id });
    if (mayRole(me.role, 'careTeam.request')) return query.andWhere('request.requestedById = :me', { me: me.id });
    return this.careTeam.visibleTo(me, query, 'careTeam.read', 'request.patientId');
  }

  private async dtos(db: EntityManager, rows: CareTeamRequest[]): Promise<CareTeamRequestDto[]> {
    if (!rows.length) return [];
    const now = clock.now();
    // One after the other: within a transaction there is one connection.
    const patients = await db.findBy(Patient, { id: In(rows.map(({ patientId }) => patientId)) });
    const open = new Set(rows.filter((row) => row.statusAt(now) === 'PENDING').map(({ patientId }) => patientId));
    const openly = patients.filter(({ id }) => open.has(id));
    const alerts = await this.alerts.cards(db, openly);
    const people = await this.peopleOf(db, rows);
    const ties = await this.ties.of(db, [...new Set(rows.map(({ userId }) => userId))]);
    return rows.flatMap((row) => {
      const patient = patients.find(({ id }) => id === row.patientId);
      return dtoOf(row, people, now).flatMap((dto) =>
        patient ? [{ ...dto, ...aboutPatient(patient, alerts), ...decision(row, people, ties) }] : [],
      );
    });
  }

  private peopleOf(db: EntityManager, rows: CareTeamRequest[]): Promise<Map<number, StaffDto>> {
    return this.users.named(
      rows.flatMap((row) => [row.userId, row.requestedById, row.decidedById]),
      db,
    );
  }
}

function dtoOf(row: CareTeamRequest, people: Map<number, StaffDto>, now: Date): TeamRequestDto[] {
  const [person, requestedBy] = [people.get(row.userId), people.get(row.requestedById)];
  if (!person || !requestedBy) return [];
  const { id, action, reason, answer, requestedAt, expiresAt, decidedAt } = row;
  const times = { requestedAt: requestedAt.toISOString(), expiresAt: expiresAt.toISOString() };
  const decided = { decidedAt: decidedAt?.toISOString() ?? null, answer };
  return [{ id, action, status: row.statusAt(now), person, reason, requestedBy, ...times, ...decided }];
}

const decision = (row: CareTeamRequest, people: Map<number, StaffDto>, ties: Map<number, TieDto[]>) => ({
  workload: ties.get(row.userId) ?? [],
  decidedBy: (row.decidedById && people.get(row.decidedById)) || null,
});

function aboutPatient(patient: Patient, alerts: Map<number, AlertCard>) {
  const { id, patientCode, firstName, lastName, dateOfBirth, isBirthDateEstimated, sex, allergyState } = patient;
  const known = { id, patientCode, firstName, lastName, dateOfBirth, isBirthDateEstimated, sex, allergyState };
  return { patient: { ...known, firstAlert: alerts.get(id)?.firstAlert ?? null } };
}
