import { Injectable, type OnModuleInit } from '@nestjs/common';
import { stateAfter } from '@cuspid/cases/contracts';
import { CareTeamChanges, type CareTeamMember } from '@cuspid/patients/api';
import type { Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { In, IsNull, Not } from 'typeorm';
import { CaseKeeper } from './case-keeper';
import { CaseNotices } from './case-notices';
import { TeachingCase } from './teaching-case';

const LOCK = { lock: { mode: 'pessimistic_write' } } as const;

/** Opens and stops cases with the care team: a student put on it has a case from then on, one who leaves it works no more. */
@Injectable()
export class CaseOpening implements OnModuleInit {
  constructor(
    private readonly changes: CareTeamChanges,
    private readonly keeper: CaseKeeper,
    private readonly notices: CaseNotices,
    private readonly clinic: Clinic,
  ) {}

  onModuleInit(): void {
    this.changes.listen(async (tx, me, action, places) => {
      for (const place of places) await (action === 'JOIN' ? this.joined(tx, me, place) : this.left(tx, me, place));
    });
  }

  /**
   * The case of this student with this patient, supervised by the caller: opened, or opened again. Null: it is open.
   * The patient is held by the caller, so of two at once the second finds the first one's.
   */
  async open(tx: Tx, me: Actor, patientId: number, studentId: number): Promise<TeachingCase | null> {
    const last = await tx.findOne(TeachingCase, { where: { patientId, studentId }, order: { id: 'DESC' }, ...LOCK });
    if (!last) return this.begin(tx, me, patientId, studentId);
    if (!last.removedAt && last.state !== 'VERIFIED') return null;
    await this.reopen(tx, me, last);
    return last;
  }

  /** Opens a closed or removed case again, supervised by the caller. */
  async reopen(tx: Tx, me: Actor, one: TeachingCase): Promise<void> {
    if (one.supervisorId !== me.id) await this.notices.end(tx, one);
    const state = one.state === 'VERIFIED' ? stateAfter(one.state, 'reopen') : one.state;
    Object.assign(one, {
      ...{ state, verifiedAt: null, removedAt: null, supervisorGoneAt: null, supervisorId: me.id },
      ...{ handoverToId: null, handoverAt: null },
    });
    await this.keeper.keep(tx, me, one, { act: 'REOPENED' });
    await this.notices.student(tx, one, 'case-opened', me.id, one.title);
  }

  /** Nobody supervises these cases any more: they wait for somebody to take over. */
  async leave(tx: Tx, me: Actor, cases: readonly TeachingCase[]): Promise<void> {
    for (const one of cases) {
      await this.notices.end(tx, one);
      Object.assign(one, { supervisorGoneAt: clock.now(), handoverToId: null, handoverAt: null });
      await this.keeper.keep(tx, me, one, { act: 'SUPERVISOR_LEFT' });
      await this.notices.student(tx, one, 'case-orphaned', me.id, one.title);
    }
  }

  private async begin(tx: Tx, me: Actor, patientId: number, studentId: number): Promise<TeachingCase> {
    const one = tx.create(TeachingCase, {
      ...{ patientId, studentId, supervisorId: me.id, title: null, state: 'ASSIGNED', openedAt: clock.now() },
      ...{ submittedAt: null, verifiedAt: null, removedAt: null, supervisorGoneAt: null, handoverToId: null },
      ...{ handoverAt: null, saidPercent: null, saidNote: null, comment: null },
    });
    await this.keeper.keep(tx, me, one, { act: 'OPENED' });
    await this.notices.student(tx, one, 'case-opened', me.id);
    return one;
  }

  private async joined(tx: Tx, me: Actor, { patientId, userId, role }: CareTeamMember): Promise<void> {
    if (role === 'STUDENT' && mayRole(me.role, 'case.supervise')) await this.open(tx, me, patientId, userId);
    if (!mayRole(role, 'case.supervise')) return;
    const where = { patientId, supervisorId: userId, supervisorGoneAt: Not(IsNull()) };
    for (const one of await tx.find(TeachingCase, { where, order: { id: 'ASC' }, ...LOCK })) {
      await this.keeper.keep(tx, me, Object.assign(one, { supervisorGoneAt: null }), { act: 'TAKEN_OVER' });
      await this.notices.begin(tx, one, me.id);
    }
  }

  private async left(tx: Tx, me: Actor, { patientId, userId }: CareTeamMember): Promise<void> {
    const theirs = { where: { patientId, studentId: userId, removedAt: IsNull() }, order: { id: 'ASC' } } as const;
    for (const one of await tx.find(TeachingCase, { ...theirs, ...LOCK })) {
      Object.assign(one, { removedAt: clock.now(), handoverToId: null, handoverAt: null });
      await this.keeper.keep(tx, me, one, { act: 'REMOVED' });
      await this.notices.end(tx, one);
    }
    // In a practice a dentist sees every patient, on the team or not.
    if ((await this.clinic.setting(tx)).careTeamScope === 'clinic') return;
    await this.leave(tx, me, await this.supervised(tx, userId, patientId));
  }

  /** The cases that somebody supervises and that are not closed. */
  supervised(tx: Tx, supervisorId: number, patientId?: number): Promise<TeachingCase[]> {
    return tx.find(TeachingCase, {
      where: {
        ...{ supervisorId, supervisorGoneAt: IsNull(), state: In(['ASSIGNED', 'PENDING_VERIFICATION', 'REJECTED']) },
        ...(patientId && { patientId }),
      },
      order: { id: 'ASC' },
      ...LOCK,
    });
  }
}
