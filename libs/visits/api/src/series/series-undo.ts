import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import type { MemberOutcomeDto, SeriesActDto } from '@cuspid/visits/contracts/dto';
import { In } from 'typeorm';
import { Slots } from '../booking/slots';
import { VisitChange } from '../booking/visit-change';
import { VisitTurns } from '../booking/visit-turns';
import { Visit } from '../visit';
import { NothingToUndo } from '../visit-errors';
import { VisitGuards } from '../visit-guards';
import { VisitReach } from '../visit-reach';
import { undoableUntil } from '../visit-rows';
import { valuesOf } from '../visit-states.service';
import { outcomeOf } from './series.service';

/** One visit as the act found it. */
interface Undone {
  visit: Visit;
  change: VisitChange;
}

/** Takes back an act on several visits as a whole, for ten minutes: booking them, moving or cancelling this and the following. */
@Injectable()
export class SeriesUndo {
  constructor(
    private readonly db: Database,
    private readonly reach: VisitReach,
    private readonly guards: VisitGuards,
    private readonly slots: Slots,
    private readonly turns: VisitTurns,
  ) {}

  /** What somebody has changed since stands, and it is said. @throws NothingToUndo, SlotTaken */
  undo(me: Actor, visitId: number): Promise<SeriesActDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, visitId, 'visit.schedule');
      const act = await this.actOf(tx, visitId);
      const { all, last } = await this.changed(tx, act);
      const going = all.filter(({ change }) => last.get(change.visitId) === change.id);
      for (const { visit } of going) await this.slots.free(tx, visit.id);
      const items: MemberOutcomeDto[] = [];
      const undoing = randomUUID();
      for (const one of all) {
        const isGoing = going.includes(one);
        items.push(outcomeOf(one.visit, isGoing ? 'UNDOES' : 'CHANGED'));
        if (isGoing) await this.takeBack(tx, me, one, undoing);
      }
      return { items: items.sort((a, b) => a.number - b.number), undoUntil: null };
    });
  }

  /** The act the visit was changed in last. */
  private async actOf(tx: Tx, visitId: number): Promise<string> {
    const last = await tx.findOne(VisitChange, { where: { visitId }, order: { id: 'DESC' } });
    if (!last?.act || !undoableUntil(last)) throw new NothingToUndo();
    return last.act;
  }

  /** Every visit the act changed, held, and the last change of each. */
  private async changed(tx: Tx, act: string): Promise<{ all: Undone[]; last: Map<number, number> }> {
    const changes = await tx.find(VisitChange, { where: { act }, order: { visitId: 'ASC' } });
    const ids = changes.map(({ visitId }) => visitId);
    const visits = await tx.find(Visit, {
      where: { id: In(ids) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const rows = await tx
      .createQueryBuilder(VisitChange, 'change')
      .select('change.visitId', 'visitId')
      .addSelect('max(change.id)', 'last')
      .where({ visitId: In(ids) })
      .groupBy('change.visitId')
      .getRawMany<{ visitId: number; last: string }>();
    const byId = new Map(visits.map((visit) => [visit.id, visit]));
    const all = changes.flatMap((change) => {
      const visit = byId.get(change.visitId);
      return visit ? [{ visit, change }] : [];
    });
    return { all, last: new Map(rows.map(({ visitId, last }) => [visitId, Number(last)])) };
  }

  private async takeBack(tx: Tx, me: Actor, { visit, change }: Undone, act: string): Promise<void> {
    await this.guards.ask(tx, visit, 'UNDONE');
    const to: Partial<Visit> = change.before
      ? valuesOf(change.before)
      : { status: 'CANCELLED', endedAt: clock.now(), reason: null };
    const clashes = to.overbookReason ? await this.slots.clashes(tx, { ...visit, ...to }) : [];
    const out = clashes.map(({ what }) => what).filter((what) => what !== 'patient');
    await this.turns.turn(tx, me, visit, { event: 'UNDONE', to, out, procedures: change.before?.procedures, act });
  }
}
