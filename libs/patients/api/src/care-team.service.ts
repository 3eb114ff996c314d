import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, NotAllowed, NotFound, type Actor } from '@cuspid/platform/api';
import { mayRole, type Permission } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { CareTeamDto, ChangeCareTeamDto } from '@cuspid/patients/contracts/dto';
import type { EntityManager } from 'typeorm';
import { CareTeam } from './care-team';
import { NotOnCareTeam, OnlyByRequest } from './care-team-errors';
import { CareTeamInbox } from './care-team-inbox';
import { CareTeamMember } from './care-team-member';
import { CareTeamPlaces } from './care-team-places';
import { CareTeamRequestsService } from './care-team-requests.service';
import { assignmentOf, isCareTeamRole } from './care-team-roles';
import { PatientRows } from './patient-rows';

/** What lets somebody change care teams at all, one way or the other. */
const CHANGING = ['careTeam.request', 'careTeam.assignSurgeon', 'careTeam.assignStudent'] as const;

/** The care team of a patient: who is on it, who puts whom there. */
@Injectable()
export class CareTeamService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly places: CareTeamPlaces,
    private readonly requests: CareTeamRequestsService,
    private readonly inbox: CareTeamInbox,
    private readonly rows: PatientRows,
    private readonly audit: Audit,
  ) {}

  async of(me: Actor, patientId: number): Promise<CareTeamDto> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'careTeam.read');
    return this.shown(db, patientId);
  }

  /** Reception asks; clinicians put on and take off whom they may. */
  change(me: Actor, patientId: number, what: ChangeCareTeamDto): Promise<CareTeamDto> {
    return this.db.transaction(me, async (tx) => {
      await this.hold(tx, me, patientId);
      if (mayRole(me.role, 'careTeam.request')) await this.requests.ask(tx, me, patientId, what);
      else if (what.action === 'JOIN') await this.putOn(tx, me, patientId, what.userId);
      else await this.takeOff(tx, me, await this.places.held(tx, patientId, what.userId));
      return this.shown(tx, patientId);
    });
  }

  /** Takes somebody off at once. */
  remove(me: Actor, patientId: number, memberId: number): Promise<CareTeamDto> {
    return this.db.transaction(me, async (tx) => {
      await this.hold(tx, me, patientId);
      const place = await tx.findOneBy(CareTeamMember, { id: memberId, patientId });
      if (!place) throw new NotFound();
      await this.takeOff(tx, me, place);
      return this.shown(tx, patientId);
    });
  }

  /** The patient is the caller's to change the team of, and nobody else changes it meanwhile. */
  private async hold(tx: Tx, me: Actor, patientId: number): Promise<void> {
    const permission = CHANGING.find((one) => mayRole(me.role, one)) ?? 'careTeam.request';
    await this.careTeam.require(tx, me, patientId, permission, true);
  }

  private async putOn(tx: Tx, me: Actor, patientId: number, userId: number): Promise<void> {
    const person = await this.places.joiner(tx, userId);
    this.requireAssignment(me, patientId, assignmentOf(person.role));
    await this.places.give(tx, me, patientId, person);
  }

  private async takeOff(tx: Tx, me: Actor, place: CareTeamMember | null): Promise<void> {
    if (!place) throw new NotOnCareTeam();
    this.requireAssignment(me, place.patientId, isCareTeamRole(place.role) ? assignmentOf(place.role) : null);
    if (!(await this.places.take(tx, me, place))) throw new NotOnCareTeam();
  }

  private requireAssignment(me: Actor, patientId: number, permission: Permission | null): void {
    if (!permission) throw new OnlyByRequest();
    if (mayRole(me.role, permission)) return;
    this.audit.denied(me, permission, `/api/patients/${patientId}/care-team`);
    throw new NotAllowed(permission);
  }

  private async shown(db: EntityManager, patientId: number): Promise<CareTeamDto> {
    const items = await this.rows.team(db, patientId);
    return { items, ...(await this.inbox.of(db, patientId)) };
  }
}
