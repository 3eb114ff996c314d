import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Notices } from '@cuspid/notices/api';
import { Database, NotFound, Quotas, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { CARE_TEAM } from '@cuspid/patients/contracts';
import type { AccessRequestDto, AnswerRequestDto, AskAccessDto } from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { UsersService } from '@cuspid/users/api';
import { AccessDeciders } from './access-deciders';
import { AccessRequest } from './access-request';
import { AccessDecided, AlreadyOnCareTeam, AnsweredByOthers } from './care-team-errors';
import { CareTeam } from './care-team';
import type { CareTeamMember } from './care-team-member';
import { CareTeamPlaces } from './care-team-places';
import { isCareTeamRole } from './care-team-roles';
import { Patient } from './patient';

const DAY_S = 86_400;
const ID_MAX = 4_294_967_295;
/** Every answer takes this long, so that its time tells nothing of whether there is such a patient. */
const ANSWER_MS = 300;

/** Asking for access to a record outside one's care, and the answer. */
@Injectable()
export class AccessRequestsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly deciders: AccessDeciders,
    private readonly places: CareTeamPlaces,
    private readonly notices: Notices,
    private readonly users: UsersService,
    private readonly quotas: Quotas,
    private readonly audit: Audit,
  ) {}

  /** Asks. Whether there is such a patient at all, the answer does not tell. */
  async ask(me: Actor, patientId: number, { reason }: AskAccessDto): Promise<void> {
    await this.quotas.require(`access asked by ${me.id}`, CARE_TEAM.accessAsksADay, DAY_S);
    if (await this.careTeam.reaches(this.db.source.manager, me, patientId, 'patient.read')) {
      if (await this.db.source.manager.existsBy(Patient, { id: patientId, isActive: true })) {
        throw new AlreadyOnCareTeam();
      }
    }
    await Promise.all([wait(ANSWER_MS), this.db.transaction(me, (tx) => this.place(tx, me, patientId, reason))]);
  }

  /** Puts who asked on the care team. */
  grant(me: Actor, id: number): Promise<AccessRequestDto> {
    return this.db.transaction(me, async (tx) => {
      const request = await this.hold(tx, me, id);
      await this.places.give(tx, me, request.patientId, await this.places.joiner(tx, request.userId));
      return this.shown(tx, id);
    });
  }

  /** Tells who asked that they get none. */
  refuse(me: Actor, id: number, { reason = null }: AnswerRequestDto): Promise<AccessRequestDto> {
    return this.db.transaction(me, async (tx) => {
      const request = await this.hold(tx, me, id);
      await this.close(tx, me, request, 'REFUSED', reason);
      return this.shown(tx, id);
    });
  }

  /** Somebody was put on a team: what they asked for is done. False when they had not asked. */
  async joined(tx: Tx, me: Actor, { patientId, userId }: CareTeamMember): Promise<boolean> {
    const request = await tx.findOneBy(AccessRequest, { patientId, openUserId: userId });
    if (!request) return false;
    await this.close(tx, me, request, 'GRANTED', null);
    return true;
  }

  /** Whether the person has asked for access to this patient and waits for the answer. */
  async isAsking(tx: Tx, patientId: number, userId: number): Promise<boolean> {
    const request = await tx.findOneBy(AccessRequest, { patientId, openUserId: userId });
    return request?.statusAt(clock.now()) === 'PENDING';
  }

  private async place(tx: Tx, me: Actor, patientId: number, reason: string): Promise<void> {
    // Asked of a number nobody has: the trail keeps that too. What no record can be numbered is no patient’s number.
    const isNumber = patientId > 0 && patientId <= ID_MAX;
    const after = { reason, ...(!isNumber && { number: String(patientId) }) };
    await this.audit.record(tx, me, 'patient.access-asked', {
      entity: 'patient',
      ...(isNumber && { id: patientId, patientId }),
      after,
    });
    const lock = { mode: 'pessimistic_write' as const };
    const patient = await tx.findOne(Patient, { where: { id: patientId, isActive: true }, lock });
    if (!patient || !isCareTeamRole(me.role)) return;
    const open = await tx.findOneBy(AccessRequest, { patientId, openUserId: me.id });
    const now = clock.now();
    if (open?.statusAt(now) === 'PENDING') return;
    if (open) await tx.update(AccessRequest, { id: open.id }, { status: 'LAPSED' });
    const request = await tx.save(
      tx.create(AccessRequest, { patientId, userId: me.id, reason, askedAt: now, status: 'PENDING' }),
    );
    await this.notices.tell(tx, await this.deciders.of(tx, patientId, me.role), {
      kind: 'access-asked',
      patientId,
      byId: me.id,
      subjectId: request.id,
      text: reason,
      until: request.lapsesAt,
    });
  }

  /** The open request, when it is the caller's to answer; patient and request are held in this order. */
  private async hold(tx: Tx, me: Actor, id: number): Promise<AccessRequest> {
    const about = await tx.findOneBy(AccessRequest, { id });
    const asker = about && (await this.users.named([about.userId], tx)).get(about.userId);
    if (!about || !asker || !isCareTeamRole(asker.role)) throw new NotFound();
    const permission = this.deciders.permissionOf(me.role);
    await this.careTeam.require(tx, me, about.patientId, permission, true);
    if (!(await this.deciders.decides(tx, me, about.patientId, asker.role))) throw new AnsweredByOthers();
    const request = await tx.findOne(AccessRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!request) throw new NotFound();
    const status = request.statusAt(clock.now());
    if (status !== 'PENDING') throw new AccessDecided(status);
    return request;
  }

  private async close(
    tx: Tx,
    me: Actor,
    request: AccessRequest,
    status: 'GRANTED' | 'REFUSED',
    answer: string | null,
  ): Promise<void> {
    const { id, patientId, userId } = request;
    await tx.update(AccessRequest, { id }, { status, decidedById: me.id, decidedAt: clock.now(), answer });
    await this.notices.settle(tx, ['access-asked'], id);
    const kind = status === 'GRANTED' ? 'access-granted' : 'access-refused';
    await this.notices.tell(tx, [userId], { kind, patientId, byId: me.id, subjectId: id, text: answer });
    await this.audit.record(tx, me, `patient.${kind}`, {
      entity: 'access-request',
      id,
      patientId,
      after: { userId, answer },
    });
  }

  private async shown(tx: Tx, id: number): Promise<AccessRequestDto> {
    const request = await tx.findOneByOrFail(AccessRequest, { id });
    const person = (await this.users.named([request.userId], tx)).get(request.userId);
    if (!person) throw new Error(`access request ${id} is nobody's`);
    return request.toDto(person);
  }
}
