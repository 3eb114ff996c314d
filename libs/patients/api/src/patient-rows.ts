import { Injectable } from '@nestjs/common';
import type { CareTeamMemberDto, DuplicateDto, PatientRowDto } from '@cuspid/patients/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { AlertsService } from './alerts.service';
import { CareTeamMember } from './care-team-member';
import type { Likeness } from './duplicates';
import { LastVisits } from './last-visits';
import { LatestRequests } from './latest-requests';
import type { Patient } from './patient';

/** Lines of the directory: a page of patients with their teams, first alerts, last visits and requests, in a handful of queries however long. */
@Injectable()
export class PatientRows {
  constructor(
    private readonly alerts: AlertsService,
    private readonly users: UsersService,
    private readonly lastVisits: LastVisits,
    private readonly requests: LatestRequests,
  ) {}

  async of(db: EntityManager, patients: Patient[]): Promise<PatientRowDto[]> {
    const ids = patients.map(({ id }) => id);
    const [alerts, teams, visits, requests] = await Promise.all([
      this.alerts.cards(db, patients),
      this.teams(db, ids),
      this.lastVisits.of(db, ids),
      this.requests.of(db, ids),
    ]);
    return patients.map((patient) => ({
      id: patient.id,
      patientCode: patient.patientCode,
      firstName: patient.firstName,
      lastName: patient.lastName,
      dateOfBirth: patient.dateOfBirth,
      isBirthDateEstimated: patient.isBirthDateEstimated,
      sex: patient.sex,
      phone: patient.phone,
      clinicalStatus: patient.clinicalStatus,
      allergyState: patient.allergyState,
      firstAlert: alerts.get(patient.id)?.firstAlert ?? null,
      isConfirmationDue: alerts.get(patient.id)?.isConfirmationDue ?? false,
      careTeam: (teams.get(patient.id) ?? []).map(({ person }) => person),
      latestRequest: requests.get(patient.id) ?? null,
      province: patient.province,
      lastVisitAt: visits.get(patient.id)?.toISOString() ?? null,
      registeredAt: patient.registeredAt.toISOString(),
      isActive: patient.isActive,
    }));
  }

  async ofLikenesses(db: EntityManager, likenesses: Likeness[]): Promise<DuplicateDto[]> {
    const rows = await this.of(
      db,
      likenesses.map(({ patient }) => patient),
    );
    return likenesses.flatMap(({ agrees, isBlocking }, index) => {
      const patient = rows[index];
      return patient ? [{ patient, agrees, isBlocking }] : [];
    });
  }

  /** The care team of one patient, in the order they joined. */
  async team(db: EntityManager, patientId: number): Promise<CareTeamMemberDto[]> {
    const members = (await this.teams(db, [patientId])).get(patientId) ?? [];
    return members.map(({ id, person, since }) => ({ id, person, since: since.toISOString() }));
  }

  private async teams(
    db: EntityManager,
    ids: number[],
  ): Promise<Map<number, { id: number; person: StaffDto; since: Date }[]>> {
    const teams = new Map<number, { id: number; person: StaffDto; since: Date }[]>();
    if (!ids.length) return teams;
    const members = await db
      .createQueryBuilder(CareTeamMember, 'member')
      .where({ patientId: In(ids) })
      .andWhere('member.activeUserId is not null')
      .orderBy('member.id')
      .limit(ids.length * 50)
      .getMany();
    const people = await this.users.named(
      members.map(({ userId }) => userId),
      db,
    );
    for (const { id, patientId, userId, since } of members) {
      const person = people.get(userId);
      if (person) teams.set(patientId, [...(teams.get(patientId) ?? []), { id, person, since }]);
    }
    return teams;
  }
}
