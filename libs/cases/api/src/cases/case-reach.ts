import { Injectable } from '@nestjs/common';
import {
  CASE_RIGHTS,
  refusalOf,
  rightFor,
  type CaseAct,
  type CaseActor,
  type CaseFacts,
  type PieceFacts,
} from '@cuspid/cases/contracts';
import { CareTeam } from '@cuspid/patients/api';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { mayRole, reachOf } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { EntityManager } from 'typeorm';
import { refused } from '../case-errors';
import { TeachingCase } from './teaching-case';

/** A case, and what the caller is to it. */
export interface Reached {
  one: TeachingCase;
  actor: CaseActor;
}

type Person = Pick<Actor, 'id' | 'role'>;

/** *For this case?* First for its patient, then by the rules of its life. */
@Injectable()
export class CaseReach {
  constructor(private readonly careTeam: CareTeam) {}

  /** A case, for reading. @throws NotFound for one that is not there for the caller. */
  async open(db: EntityManager, me: Actor, id: number): Promise<Reached> {
    const one = await db.findOneBy(TeachingCase, { id });
    if (!one) throw new NotFound();
    await this.careTeam.require(db, me, one.patientId, 'case.read');
    return demand({ one, actor: actorOf(me) }, 'read');
  }

  /** A case, for an act: its patient and the case are held until the transaction ends, in this order. */
  async hold(tx: Tx, me: Actor, id: number, act: CaseAct, piece?: PieceFacts): Promise<Reached> {
    const found = await tx.findOne(TeachingCase, { where: { id }, select: { id: true, patientId: true } });
    if (!found) throw new NotFound();
    const right = rightFor(act);
    const permission = mayRole(me.role, right) ? right : 'case.read';
    const patient = await this.careTeam.require(tx, me, found.patientId, permission, true);
    const one = await tx.findOne(TeachingCase, { where: { id }, lock: { mode: 'pessimistic_write' } });
    // Merged into another record, or deleted, while it was waited for.
    if (one?.patientId !== patient.id) throw new NotFound();
    return demand({ one, actor: actorOf(me) }, act, piece);
  }
}

/** What somebody may with cases of patients within their reach. */
export const actorOf = ({ id, role }: Person): CaseActor => ({
  id,
  rights: new Set(CASE_RIGHTS.filter((right) => mayRole(role, right))),
  isStudent: role === 'STUDENT',
  deletesAny: reachOf(role, 'case.delete') === 'all',
});

/** Of a case, what its rules ask for. */
export const factsOf = (one: TeachingCase): CaseFacts => ({
  ...{ state: one.state, studentId: one.studentId, supervisorId: one.supervisorId, handoverToId: one.handoverToId },
  isRemoved: one.removedAt !== null,
  isSupervisorGone: one.supervisorGoneAt !== null,
});

/** @throws what the rules refuse. */
export function demand(reached: Reached, act: CaseAct, piece?: PieceFacts): Reached {
  const why = refusalOf(factsOf(reached.one), reached.actor, act, piece);
  if (why) throw refused(why);
  return reached;
}
