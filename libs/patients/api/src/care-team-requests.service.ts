import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Notices } from '@cuspid/notices/api';
import { Database, Events, NotAllowed, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import type { Page } from '@cuspid/platform/contracts';
import type {
  AnswerRequestDto,
  CareTeamRequestDto,
  CareTeamRequestFilter,
  ChangeCareTeamDto,
} from '@cuspid/patients/contracts/dto';
import { LessThanOrEqual } from 'typeorm';
import { AccessRequestsService } from './access-requests.service';
import { AlreadyAsked, AlreadyOnCareTeam, NotOnCareTeam, PatientArchived, RequestDecided } from './care-team-errors';
import { CareTeamInbox } from './care-team-inbox';
import { CareTeamPlaces } from './care-team-places';
import { CareTeamRequest, expiredBefore } from './care-team-request';
import { isAsked } from './care-team-roles';
import { Patient } from './patient';

type Outcome = 'APPROVED' | 'REJECTED' | 'WITHDRAWN';
const VERBS = { APPROVED: 'approved', REJECTED: 'rejected', WITHDRAWN: 'withdrawn' } as const;

/** Requests to join or to leave a care team: reception asks, the person asked decides, once. */
@Injectable()
export class CareTeamRequestsService {
  constructor(
    private readonly db: Database,
    private readonly places: CareTeamPlaces,
    private readonly inbox: CareTeamInbox,
    private readonly access: AccessRequestsService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly notices: Notices,
  ) {}

  /** Those the caller answers, those they asked, or those about the patients they see. */
  list(me: Actor, filter: CareTeamRequestFilter): Promise<Page<CareTeamRequestDto>> {
    return this.inbox.list(me, filter);
  }

  /** Asks, in the transaction of whoever holds the patient. */
  async ask(tx: Tx, me: Actor, patientId: number, { userId, action, reason = null }: ChangeCareTeamDto): Promise<void> {
    const person = await this.places.joiner(tx, userId);
    if (!isAsked(person.role)) {
      this.audit.denied(me, 'careTeam.assignStudent', `/api/patients/${patientId}/care-team`);
      throw new NotAllowed('careTeam.assignStudent');
    }
    const isOn = (await this.places.held(tx, patientId, userId)) !== null;
    if (action === 'JOIN' && isOn) throw new AlreadyOnCareTeam();
    if (action === 'LEAVE' && !isOn) throw new NotOnCareTeam();
    // Who has asked for the place themselves need not be asked again.
    if (action === 'JOIN' && (await this.access.isAsking(tx, patientId, userId))) {
      return this.places.give(tx, me, patientId, person);
    }
    const request = await this.made(tx, me, { patientId, userId, action, reason });
    await this.tell(tx, me, request, 'asked', { after: { userId, action, reason } });
    await this.tellAsked(tx, me, request);
  }

  private async made(
    tx: Tx,
    me: Actor,
    what: Pick<CareTeamRequest, 'patientId' | 'userId' | 'action' | 'reason'>,
  ): Promise<CareTeamRequest> {
    const { patientId, userId, action } = what;
    const now = clock.now();
    const old = { patientId, action, openUserId: userId, requestedAt: LessThanOrEqual(expiredBefore(now)) };
    await tx.update(CareTeamRequest, old, { status: 'EXPIRED' });
    const request = tx.create(CareTeamRequest, { ...what, requestedById: me.id, requestedAt: now });
    try {
      return await tx.save(request);
    } catch (error) {
      throw isDuplicate(error, 'care_team_request_one_open') ? new AlreadyAsked() : error;
    }
  }

  /** The person asked agrees: they join or leave at once. */
  approve(me: Actor, id: number, answer: AnswerRequestDto): Promise<CareTeamRequestDto> {
    return this.decide(me, id, 'APPROVED', answer);
  }

  /** The person asked returns it. */
  reject(me: Actor, id: number, answer: AnswerRequestDto): Promise<CareTeamRequestDto> {
    return this.decide(me, id, 'REJECTED', answer);
  }

  /** Whoever asked takes it back. */
  withdraw(me: Actor, id: number, answer: AnswerRequestDto): Promise<CareTeamRequestDto> {
    return this.decide(me, id, 'WITHDRAWN', answer);
  }

  /** Ends an open request for somebody who can no longer answer it. */
  async rejectFor(tx: Tx, me: Actor, request: CareTeamRequest, answer: string): Promise<void> {
    await this.close(tx, me, request, 'REJECTED', answer);
  }

  private decide(me: Actor, id: number, to: Outcome, { reason = null }: AnswerRequestDto): Promise<CareTeamRequestDto> {
    return this.db.transaction(me, async (tx) => {
      const about = await tx.findOneBy(CareTeamRequest, { id });
      const decider = to === 'WITHDRAWN' ? about?.requestedById : about?.userId;
      if (!about || decider !== me.id) throw new NotFound();
      // Patient, person, request: everybody who needs several of them holds them in this order.
      const patient = to === 'APPROVED' ? await this.hold(tx, about) : null;
      const request = await tx.findOne(CareTeamRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
      // Deleted for good with its patient while it was waited for.
      if (!request) throw new NotFound();
      const status = request.statusAt(clock.now());
      if (status !== 'PENDING') throw new RequestDecided(status);
      if (patient) await this.carryOut(tx, me, patient, request);
      await this.close(tx, me, request, to, reason);
      return this.inbox.shown(tx, request);
    });
  }

  private async hold(tx: Tx, { patientId }: CareTeamRequest): Promise<Patient> {
    const patient = await tx.findOne(Patient, { where: { id: patientId }, lock: { mode: 'pessimistic_write' } });
    if (!patient) throw new NotFound();
    return patient;
  }

  /** What was asked is done, unless it cannot be any more. */
  private async carryOut(tx: Tx, me: Actor, patient: Patient, { userId, action }: CareTeamRequest): Promise<void> {
    if (!patient.isActive) throw new PatientArchived();
    const place = await this.places.held(tx, patient.id, userId);
    if (action === 'LEAVE') {
      if (!place || !(await this.places.take(tx, me, place))) throw new NotOnCareTeam();
    } else {
      if (place) throw new AlreadyOnCareTeam();
      await this.places.give(tx, me, patient.id, await this.places.joiner(tx, userId));
    }
  }

  private async close(tx: Tx, me: Actor, request: CareTeamRequest, to: Outcome, answer: string | null): Promise<void> {
    const decision = { status: to, decidedById: me.id, decidedAt: clock.now(), answer };
    await tx.update(CareTeamRequest, { id: request.id }, decision);
    Object.assign(request, decision);
    const { userId, action } = request;
    await this.tellWhoAsked(tx, me, request, to, answer);
    await this.tell(tx, me, request, VERBS[to], { before: { userId, action }, after: { status: to, answer } });
  }

  private tellAsked(tx: Tx, me: Actor, request: CareTeamRequest): Promise<void> {
    const { id, patientId, userId, action, reason, expiresAt } = request;
    const kind = action === 'JOIN' ? 'asked-to-join' : 'asked-to-leave';
    const news = { patientId, byId: me.id, subjectId: id, text: reason, until: expiresAt };
    return this.notices.tell(tx, [userId], { kind, ...news });
  }

  /** The request no longer waits for who was asked; who asked learns the answer. */
  private async tellWhoAsked(
    tx: Tx,
    me: Actor,
    { id, patientId, requestedById }: CareTeamRequest,
    to: Outcome,
    text: string | null,
  ): Promise<void> {
    await this.notices.settle(tx, ['asked-to-join', 'asked-to-leave'], id);
    if (to === 'WITHDRAWN') return;
    const kind = to === 'APPROVED' ? 'request-approved' : 'request-returned';
    await this.notices.tell(tx, [requestedById], { kind, patientId, byId: me.id, subjectId: id, text });
  }

  private async tell(
    tx: Tx,
    me: Actor,
    { id, patientId }: CareTeamRequest,
    verb: string,
    what: { before?: object; after: object },
  ): Promise<void> {
    await this.audit.record(tx, me, `care-team-request.${verb}`, {
      entity: 'care-team-request',
      id,
      patientId,
      ...what,
    });
    await this.events.publish(tx, 'approvals', { id, patientId });
  }
}
