import { Injectable } from '@nestjs/common';
import { Events, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import type { LetterKind, WithdrawnBecause } from '@cuspid/letters/contracts';
import type { Patient } from '@cuspid/patients/api';
import { AddressRefused, MailOutbox } from '@cuspid/platform/providers';
import type { Visit } from '@cuspid/visits/api';
import { aboutOf, Letter, onceOf } from './letter';
import { LetterWriter } from './letter-writer';

/** A letter to be made. */
interface Order {
  kind: LetterKind;
  visit: Visit;
  patient: Patient;
  /** The start it tells of. */
  startsAt: Date;
  formerStartsAt?: Date | null;
  /** Who asked for it by hand; null when it is made by itself. */
  by?: Actor | null;
  /** Not sent before: until then it can be taken back. */
  dueInSeconds?: number;
  onlyOnce?: string;
  /** The row of the visit goes with this transaction. */
  isDeleted?: boolean;
}

/** What may have become of a letter that is taken back. */
export type Fate = 'UNTOUCHED' | 'PERHAPS' | 'IN_HAND';

/** Letters of the clinic and their copies in the outbox: made, taken back and given to the post again together. */
@Injectable()
export class LetterDesk {
  constructor(
    private readonly writer: LetterWriter,
    private readonly outbox: MailOutbox,
    private readonly events: Events,
  ) {}

  /** Makes a letter. Null when it was made before, by whichever process: `onlyOnce` says what that means. */
  async make(tx: Tx, order: Order): Promise<Letter | null> {
    const letter = tx.create(Letter, rowOf(order));
    try {
      await tx.insert(Letter, letter);
    } catch (error) {
      if (isDuplicate(error, 'letter_only_once')) return null;
      throw error;
    }
    await this.hand(tx, letter, order.isDeleted ? null : order.visit, order.patient, order.dueInSeconds);
    await this.events.publish(tx, 'visits', { id: order.visit.id, patientId: order.patient.id });
    return letter;
  }

  /** Makes a letter that was set aside anew, for the address its patient has by now. */
  async readdress(tx: Tx, letter: Letter, visit: Visit, patient: Patient): Promise<void> {
    const { kind, startsAt, formerStartsAt } = letter;
    const once = kind === 'REMINDER' && { onlyOnce: onceOf({ id: visit.id, startsAt }) };
    const made = await this.make(tx, { kind, startsAt, formerStartsAt, visit, patient, ...once });
    const { source, byId } = letter;
    if (made) await tx.update(Letter, { id: made.id }, { source, byId });
  }

  /** Gives a letter that was given up to the post again: the same letter, by the same Message-ID. */
  async again(tx: Tx, letter: Letter, visit: Visit | null, patient: Patient): Promise<void> {
    Object.assign(letter, { state: 'WAITING', settledAt: null, attempts: 0, lastError: null, dueAt: clock.now() });
    await tx.save(letter);
    await this.hand(tx, letter, visit, patient);
  }

  /** Takes back a letter that waits. One that is being handed over at this moment goes its way. */
  async withdraw(tx: Tx, letter: Letter, because: WithdrawnBecause): Promise<Fate> {
    const fate = (await this.outbox.remove(tx, aboutOf(letter.id))) ?? 'UNTOUCHED';
    if (fate !== 'IN_HAND') await this.setAside(tx, letter, because, fate === 'PERHAPS');
    return fate;
  }

  /** Notes that a letter is not sent; it is out of the outbox, or about to be. */
  async setAside(tx: Tx, letter: Letter, because: WithdrawnBecause, mayHaveArrived: boolean): Promise<void> {
    const set = { state: 'WITHDRAWN' as const, withdrawnBecause: because, settledAt: clock.now(), onlyOnce: null };
    Object.assign(letter, set, { mayHaveArrived });
    await tx.update(Letter, { id: letter.id, state: 'WAITING' }, { ...set, mayHaveArrived });
  }

  private async hand(tx: Tx, letter: Letter, visit: Visit | null, patient: Patient, dueInSeconds = 0): Promise<void> {
    const parts = await this.writer.write(tx, letter, visit, patient);
    // The same name each time it is handed over: a server that did take it can drop the second copy.
    const key = `letter ${letter.id} of ${letter.createdAt.toISOString()}`;
    try {
      const about = aboutOf(letter.id);
      await this.outbox.enqueue(tx, { to: letter.recipient, ...parts, key, about, confidential: true, dueInSeconds });
    } catch (error) {
      // An address no letter can go to stops no booking: it is shown where letters that failed are.
      if (!(error instanceof AddressRefused)) throw error;
      Object.assign(letter, { state: 'FAILED', settledAt: clock.now(), lastError: error.message });
      await tx.save(letter);
    }
  }
}

function rowOf(order: Order): Partial<Letter> {
  const { kind, visit, patient, startsAt, formerStartsAt = null, by = null, dueInSeconds = 0, onlyOnce = null } = order;
  const now = clock.now();
  return {
    ...{ kind, startsAt, formerStartsAt, onlyOnce },
    patientId: patient.id,
    visitId: visit.id,
    calendarId: visit.id,
    language: patient.language,
    minutes: visit.minutes,
    sequence: visit.version,
    source: by ? 'MANUAL' : 'AUTOMATIC',
    byId: by?.id ?? null,
    state: 'WAITING',
    withdrawnBecause: null,
    mayHaveArrived: false,
    recipient: patient.email ?? '',
    createdAt: now,
    dueAt: new Date(now.getTime() + dueInSeconds * 1000),
    settledAt: null,
    attempts: 0,
    lastError: null,
  };
}
