import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Events, NotFound, Quotas } from '@cuspid/platform/api';
import { clock, transaction, type Tx } from '@cuspid/platform/database';
import { LETTER, type LinkState } from '@cuspid/letters/contracts';
import type { VisitLinkDto } from '@cuspid/letters/contracts/dto';
import { Patient } from '@cuspid/patients/api';
import { Clinic } from '@cuspid/settings/api';
import { Visit, VisitGuards, VisitTurns } from '@cuspid/visits/api';
import { DataSource, type EntityManager } from 'typeorm';
import { Letter } from './letter';
import { LetterDesk } from './letter-desk';
import { LinkClosed, TooLateToCancel } from './letter-errors';
import type { VisitLink } from './visit-link';
import { VisitLinks } from './visit-links';

const BY_THE_PATIENT = 'by the patient';
const CANCEL_MS = LETTER.cancelHours * 3_600_000;
/** Of one address: tokens nobody gave out. Nobody guesses one; who tries is not let on trying. */
const WRONG = { most: 30, seconds: 600 };
/** By one link. People change their minds; programs go on for ever. */
const ACTS = { most: 20, seconds: 3_600 };

interface Held {
  link: VisitLink;
  visit: Visit;
  patient: Patient;
}

/** What a patient does by the link in a letter, without signing in. */
@Injectable()
export class LinksService {
  constructor(
    private readonly source: DataSource,
    private readonly links: VisitLinks,
    private readonly turns: VisitTurns,
    private readonly guards: VisitGuards,
    private readonly desk: LetterDesk,
    private readonly clinic: Clinic,
    private readonly quotas: Quotas,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** What the page shows. Changes nothing: mail scanners open links. */
  async show(token: string, address: string): Promise<VisitLinkDto> {
    const link = await this.known(token, address);
    return this.shown(this.source.manager, await this.read(this.source.manager, link));
  }

  /** The patient will come. */
  confirm(token: string, address: string): Promise<VisitLinkDto> {
    return this.act(token, address, async (tx, held) => {
      const state = stateOf(held);
      if (state === 'CONFIRMED') return;
      if (state !== 'OPEN') throw new LinkClosed();
      await this.turns.turn(tx, null, held.visit, { event: 'CONFIRMED', to: { confirmedAt: clock.now() } });
    });
  }

  /** The patient will not come: the time is free for somebody else. */
  cancel(token: string, address: string): Promise<VisitLinkDto> {
    return this.act(token, address, async (tx, held) => {
      const state = stateOf(held);
      if (state === 'CANCELLED') return;
      if (state === 'CLOSED') throw new LinkClosed();
      if (!mayCancel(held)) throw new TooLateToCancel();
      await this.guards.ask(tx, held.visit, 'CANCELLED');
      const to = { status: 'CANCELLED' as const, endedAt: clock.now(), reason: BY_THE_PATIENT };
      await this.turns.turn(tx, null, held.visit, { event: 'CANCELLED', to, reason: BY_THE_PATIENT });
    });
  }

  /** The patient wants letters about visits, or no more of them. An old letter's link can still say so. */
  want(token: string, address: string, isWanted: boolean): Promise<VisitLinkDto> {
    return this.act(token, address, async (tx, { visit, patient }) => {
      if (!patient.isActive || patient.isReminderOptOut === !isWanted) return;
      const before = { isReminderOptOut: patient.isReminderOptOut };
      Object.assign(patient, { isReminderOptOut: !isWanted, version: patient.version + 1 });
      await tx.update(Patient, { id: patient.id }, { isReminderOptOut: !isWanted, version: patient.version });
      const { id } = patient;
      const after = { isReminderOptOut: !isWanted, byLinkOfVisit: visit.id };
      await this.audit.record(tx, {}, 'patient.changed', { entity: 'patient', id, patientId: id, before, after });
      if (!isWanted) await this.takeBack(tx, id);
      await this.events.publish(tx, 'patients', { id, patientId: id });
    });
  }

  private async takeBack(tx: Tx, patientId: number): Promise<void> {
    const waiting = await tx.find(Letter, { where: { patientId, state: 'WAITING' }, order: { id: 'ASC' }, take: 200 });
    for (const letter of waiting) await this.desk.withdraw(tx, letter, 'OPTED_OUT');
  }

  private async act(
    token: string,
    address: string,
    work: (tx: Tx, held: Held) => Promise<void>,
  ): Promise<VisitLinkDto> {
    const link = await this.known(token, address);
    await this.quotas.require(`visit-link ${link.id}`, ACTS.most, ACTS.seconds);
    return transaction(this.source, async (tx) => {
      const held = await this.hold(tx, link);
      await work(tx, held);
      return this.shown(tx, held);
    });
  }

  private async known(token: string, address: string): Promise<VisitLink> {
    const link = token.length <= LETTER.tokenMax ? await this.links.find(this.source.manager, token) : null;
    if (link) return link;
    await this.quotas.require(`wrong-visit-link ${address}`, WRONG.most, WRONG.seconds);
    throw new NotFound();
  }

  private async read(db: EntityManager, link: VisitLink): Promise<Held> {
    const visit = await db.findOne(Visit, { where: { id: link.visitId }, relations: { patient: true } });
    if (!visit) throw new NotFound();
    return { link, visit, patient: visit.patient };
  }

  /** Patient and visit, held in that order. */
  private async hold(tx: Tx, link: VisitLink): Promise<Held> {
    const { patientId } = (await this.read(tx, link)).visit;
    const lock = { mode: 'pessimistic_write' as const };
    const patient = await tx.findOne(Patient, { where: { id: patientId }, lock });
    const visit = await tx.findOne(Visit, { where: { id: link.visitId, patientId }, lock });
    // Deleted, or merged away, while it was waited for.
    if (!patient || !visit) throw new NotFound();
    return { link, visit, patient };
  }

  private async shown(db: EntityManager, held: Held): Promise<VisitLinkDto> {
    const { name, phone, timeZone } = await this.clinic.setting(db);
    const { visit, patient } = held;
    const state = stateOf(held);
    const isLive = state === 'OPEN' || state === 'CONFIRMED';
    return {
      clinicName: name,
      clinicPhone: phone,
      timeZone,
      language: patient.language,
      state,
      firstName: state === 'CLOSED' ? null : patient.firstName,
      startsAt: state === 'CLOSED' ? null : visit.startsAt.toISOString(),
      minutes: state === 'CLOSED' ? null : visit.minutes,
      mayConfirm: state === 'OPEN',
      mayCancel: isLive && mayCancel(held),
      cancelUntil: isLive ? cancelUntil(visit).toISOString() : null,
      wantsLetters: !patient.isReminderOptOut,
    };
  }
}

const cancelUntil = (visit: Visit) => new Date(visit.startsAt.getTime() - CANCEL_MS);
const mayCancel = ({ visit }: Held) => cancelUntil(visit) > clock.now();

/** A link is of a visit at one start: moved, begun or put away with its patient, it is closed. */
function stateOf({ link, visit, patient }: Held): LinkState {
  const isSame = visit.startsAt.getTime() === link.startsAt.getTime() && visit.startsAt > clock.now();
  if (!isSame || !patient.isActive) return 'CLOSED';
  if (visit.status === 'CANCELLED') return 'CANCELLED';
  if (visit.status !== 'SCHEDULED') return 'CLOSED';
  return visit.confirmedAt ? 'CONFIRMED' : 'OPEN';
}
