import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import { Audit } from '@cuspid/audit/api';
import { Database, Events, Invalid, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { daysToNext, RECALL } from '@cuspid/recalls/contracts';
import type { RecallDto, RecordAttemptDto } from '@cuspid/recalls/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { IsNull } from 'typeorm';
import { Recall } from './recall';
import { RecallAttempt } from './recall-attempt';
import { DoNotContact, NoAttemptToUndo, NothingToRecall, SomebodyIsCalling } from './recall-errors';
import { RecallKeeper } from './recall-keeper';
import { RecallPreferences } from './recall-preferences';
import { RecallReach } from './recall-reach';
import { claimOf } from './recall-rows';

/** Calling patients in: one person works on a patient at a time, and every try is kept with what came of it. */
@Injectable()
export class RecallCalls {
  constructor(
    private readonly db: Database,
    private readonly reach: RecallReach,
    private readonly keeper: RecallKeeper,
    private readonly preferences: RecallPreferences,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** From now on, for some minutes, this is the caller's: a second one is told who calls. Claimed again, the time begins anew. */
  claim(me: Actor, id: number): Promise<RecallDto> {
    return this.db.transaction(me, async (tx) => {
      const recall = await this.reach.hold(tx, me, id, 'recall.work');
      requireCallable(recall);
      await this.requireFree(tx, me, recall);
      await this.noteClaim(tx, recall, { claimedById: me.id, claimedAt: clock.now() });
      return this.reach.shown(tx, id);
    });
  }

  /** Gives up one's own claim; anybody else's stays. */
  release(me: Actor, id: number): Promise<RecallDto> {
    return this.db.transaction(me, async (tx) => {
      const recall = await this.reach.hold(tx, me, id, 'recall.work');
      if (recall.claimedById === me.id) await this.noteClaim(tx, recall, { claimedById: null, claimedAt: null });
      return this.reach.shown(tx, id);
    });
  }

  /** Notes a try. What follows, follows: the next day to call, given up, closed, do not contact. */
  record(me: Actor, id: number, what: RecordAttemptDto): Promise<RecallDto> {
    return this.db.transaction(me, async (tx) => {
      const recall = await this.reach.hold(tx, me, id, 'recall.work');
      requireCallable(recall);
      await this.requireFree(tx, me, recall);
      const attempt = await this.entered(tx, me, recall, what);
      if (attempt.outcome === 'DO_NOT_CONTACT') await this.preferences.silence(tx, me, attempt);
      await this.noteClaim(tx, recall, { claimedById: null, claimedAt: null });
      await this.keeper.settle(tx, recall.patientId);
      const { outcome, channel, nextOn, note } = attempt;
      const after = { rule: recall.ruleId, outcome, channel, nextOn, note };
      await this.audit.record(tx, me, 'recall.tried', { ...about(recall), after });
      return this.reach.shown(tx, id);
    });
  }

  /** Takes back the last try of this recall, with all that followed from it. */
  undo(me: Actor, id: number): Promise<RecallDto> {
    return this.db.transaction(me, async (tx) => {
      const recall = await this.reach.hold(tx, me, id, 'recall.work');
      const { patientId, ruleId } = recall;
      const last = await tx.findOne(RecallAttempt, { where: { patientId, ruleId }, order: { id: 'DESC' } });
      if (!last || last.at.getTime() + RECALL.undoMinutes * 60_000 <= clock.ms()) throw new NoAttemptToUndo();
      await tx.delete(RecallAttempt, { id: last.id });
      if (last.outcome === 'DO_NOT_CONTACT') await this.preferences.unsilence(tx, last);
      await this.keeper.settle(tx, patientId);
      const { outcome, channel, nextOn, note } = last;
      await this.audit.record(tx, me, 'recall.undone', {
        ...about(recall),
        before: { rule: ruleId, outcome, channel, nextOn, note },
      });
      return this.reach.shown(tx, id);
    });
  }

  private async entered(tx: Tx, me: Actor, recall: Recall, what: RecordAttemptDto): Promise<RecallAttempt> {
    const { outcome, note = null } = what;
    const channel = outcome === 'PUT_OFF' ? null : (what.channel ?? 'PHONE');
    const nextOn = await this.nextOn(tx, { ...what, channel });
    const { patientId, ruleId } = recall;
    const attempt = { patientId, ruleId, at: clock.now(), byId: me.id, channel, outcome, nextOn, note };
    return tx.save(tx.create(RecallAttempt, attempt));
  }

  private async nextOn(tx: Tx, { outcome, channel = null, nextOn }: RecordAttemptDto): Promise<string | null> {
    if (outcome === 'DECLINED' || outcome === 'DO_NOT_CONTACT') return null;
    const today = await this.clinic.today(tx);
    if (!nextOn) {
      if (outcome === 'LATER' || outcome === 'PUT_OFF') throw refused('is needed: when to try again');
      return dayAfter(today, daysToNext(outcome, channel));
    }
    if (nextOn <= today) throw refused('must be a day to come');
    if (nextOn > dayAfter(today, RECALL.aheadDays)) throw refused(`must be within ${RECALL.aheadDays} days`);
    return nextOn;
  }

  /** Nobody else is calling. */
  private async requireFree(tx: Tx, me: Actor, recall: Recall): Promise<void> {
    if (!recall.claimedById || recall.claimedById === me.id) return;
    const claim = claimOf(recall, await this.users.named([recall.claimedById], tx));
    if (claim) throw new SomebodyIsCalling(claim);
  }

  private async noteClaim(tx: Tx, recall: Recall, claim: Pick<Recall, 'claimedById' | 'claimedAt'>): Promise<void> {
    const { id, patientId } = recall;
    // By any rule it is the same telephone that rings.
    await tx.update(
      Recall,
      claim.claimedById ? { patientId } : { patientId, claimedById: recall.claimedById ?? IsNull() },
      claim,
    );
    await this.events.publish(tx, 'recalls', { id, patientId });
  }
}

function requireCallable({ stage }: Recall): void {
  if (stage === 'SILENT') throw new DoNotContact();
  if (stage === 'BOOKED') throw new NothingToRecall();
}

const refused = (message: string) => new Invalid([{ path: 'nextOn', message }]);

const about = ({ id, patientId }: Recall) => ({ entity: 'recall', id, patientId });
