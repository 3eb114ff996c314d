import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, Events, NotAllowed, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { isCheck, statesOf, type MarkedStep } from '@cuspid/queue/contracts';
import type { QueueEntryDto, RouteStepDto } from '@cuspid/queue/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { IsNull } from 'typeorm';
import { isInChair } from '../order';
import { QueueCards } from '../queue-cards';
import type { QueueEntry } from '../queue-entry';
import { EntryClosed, NoStudentRoute, RouteStepRefused } from '../queue-errors';
import { QueueReach } from '../queue-reach';
import { QueueRouteAct } from './queue-route-act';
import { stationsOf } from './stations';
import { maySupervise, SUPERVISES } from './supervision';

const ACTIONS = { ASK: 'queue.route-asked', DONE: 'queue.route-done', BACK: 'queue.route-undone' } as const;

/** The way of a student's patient through the clinic: checks that are asked for and made, and the X-ray. */
@Injectable()
export class RoutesService {
  constructor(
    private readonly db: Database,
    private readonly reach: QueueReach,
    private readonly cards: QueueCards,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Asks for a check, notes a station as done, or takes the last of these back. */
  mark(me: Actor, id: number, { step, act = 'DONE' }: RouteStepDto): Promise<QueueEntryDto> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.reach.require(tx, me, id, 'queue.progress');
      await this.requireOnRoute(tx, entry);
      const acts = await tx.find(QueueRouteAct, { where: { entryId: id, undoneAt: IsNull() }, order: { id: 'ASC' } });
      if (act === 'BACK') await this.takeBack(tx, me, acts.at(-1), step);
      else await this.add(tx, me, entry, acts, step, act);
      const about = { entity: 'queue-entry', id, patientId: entry.patientId };
      await this.audit.record(tx, me, ACTIONS[act], { ...about, after: { step } });
      await this.events.publish(tx, 'queue', { id, patientId: entry.patientId });
      return this.cards.one(tx, me, id);
    });
  }

  private async requireOnRoute(tx: Tx, entry: QueueEntry): Promise<void> {
    if (entry.isUnfinished || entry.day !== (await this.clinic.today(tx))) throw new EntryClosed();
    const isStudents = entry.providerId && (await tx.existsBy(User, { id: entry.providerId, role: 'STUDENT' }));
    if (!isStudents || !isInChair(entry.status)) throw new NoStudentRoute();
  }

  private async add(
    tx: Tx,
    me: Actor,
    entry: QueueEntry,
    acts: readonly QueueRouteAct[],
    step: MarkedStep,
    act: 'ASK' | 'DONE',
  ): Promise<void> {
    if (act === 'ASK' && !isCheck(step)) throw new RouteStepRefused('An X-ray is not asked for here, only noted.');
    if (act === 'DONE' && isCheck(step) && !maySupervise(me)) throw new NotAllowed(SUPERVISES);
    const stations = stationsOf(entry, acts, new Map());
    const state = statesOf(stations)[stations.findIndex((station) => station.step === step)];
    if (state === 'done') throw new RouteStepRefused('This step is done already.');
    if (state === 'skipped') throw new RouteStepRefused('A later step is done already. Take that back first.');
    if (act === 'ASK' && state === 'waiting') throw new RouteStepRefused('This check is asked for already.');
    await tx.insert(QueueRouteAct, { entryId: entry.id, step, act, at: clock.now(), actorId: me.id });
  }

  private async takeBack(tx: Tx, me: Actor, last: QueueRouteAct | undefined, step: MarkedStep): Promise<void> {
    if (last?.step !== step) throw new RouteStepRefused('Only the last step of the route can be taken back.');
    if (last.act === 'DONE' && isCheck(step) && !maySupervise(me)) throw new NotAllowed(SUPERVISES);
    await tx.update(QueueRouteAct, { id: last.id }, { undoneAt: clock.now(), undoneById: me.id });
  }
}
