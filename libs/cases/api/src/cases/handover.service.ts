import { Injectable } from '@nestjs/common';
import type { CaseDto, OfferHandoverDto } from '@cuspid/cases/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { UsersService } from '@cuspid/users/api';
import { CaseKeeper } from './case-keeper';
import { CaseNotices } from './case-notices';
import { CaseReach } from './case-reach';
import { CaseRows } from './case-rows';
import type { TeachingCase } from './teaching-case';

/**
 * Supervision changes hands: the supervisor offers the case to somebody who may supervise this patient's cases, and it is
 * theirs once they accept. When the supervisor is gone, any such person takes it over.
 */
@Injectable()
export class HandoverService {
  constructor(
    private readonly db: Database,
    private readonly reach: CaseReach,
    private readonly careTeam: CareTeam,
    private readonly users: UsersService,
    private readonly rows: CaseRows,
    private readonly keeper: CaseKeeper,
    private readonly notices: CaseNotices,
  ) {}

  /** A second offer takes the place of the first. */
  offer(me: Actor, id: number, { toId, note }: OfferHandoverDto): Promise<CaseDto> {
    return this.db.transaction(me, async (tx) => {
      const { one, actor } = await this.reach.hold(tx, me, id, 'handover.offer');
      await this.requireReceiver(tx, one, toId);
      await this.notices.withdraw(tx, one);
      Object.assign(one, { handoverToId: toId, handoverAt: clock.now() });
      await this.keeper.keep(tx, me, one, { act: 'HANDOVER_OFFERED', words: note ?? null, after: { toId } });
      await this.notices.tell(tx, one, toId, 'case-handover', me.id, one.title);
      return this.rows.whole(tx, one, actor);
    });
  }

  withdraw(me: Actor, id: number): Promise<CaseDto> {
    return this.db.transaction(me, async (tx) => {
      const { one, actor } = await this.reach.hold(tx, me, id, 'handover.withdraw');
      await this.notices.withdraw(tx, one);
      Object.assign(one, { handoverToId: null, handoverAt: null });
      await this.keeper.keep(tx, me, one, { act: 'HANDOVER_WITHDRAWN' });
      return this.rows.whole(tx, one, actor);
    });
  }

  accept(me: Actor, id: number): Promise<CaseDto> {
    return this.db.transaction(me, async (tx) => {
      const { one, actor } = await this.reach.hold(tx, me, id, 'handover.accept');
      const before = one.supervisorId;
      await this.take(tx, me, one, 'HANDED_OVER');
      await this.notices.tell(tx, one, before, 'case-handed-over', me.id, one.title);
      return this.rows.whole(tx, one, actor);
    });
  }

  /** Of a case nobody supervises. */
  takeOver(me: Actor, id: number): Promise<CaseDto> {
    return this.db.transaction(me, async (tx) => {
      const { one, actor } = await this.reach.hold(tx, me, id, 'takeover');
      await this.take(tx, me, one, 'TAKEN_OVER');
      return this.rows.whole(tx, one, actor);
    });
  }

  private async take(tx: Tx, me: Actor, one: TeachingCase, act: 'HANDED_OVER' | 'TAKEN_OVER'): Promise<void> {
    const before = one.supervisorId;
    await this.notices.end(tx, one);
    Object.assign(one, { supervisorId: me.id, handoverToId: null, handoverAt: null, supervisorGoneAt: null });
    await this.keeper.keep(tx, me, one, { act, after: { from: before } });
    await this.notices.begin(tx, one, before);
    await this.notices.student(tx, one, 'case-handed-over', me.id, one.title);
  }

  private async requireReceiver(tx: Tx, one: TeachingCase, toId: number): Promise<void> {
    const person = await this.users.byId(toId, tx);
    const may = person?.isActive && mayRole(person.role, 'case.supervise') && toId !== one.supervisorId;
    if (may && toId !== one.studentId && (await this.careTeam.reaches(tx, person, one.patientId, 'case.supervise')))
      return;
    throw new Invalid([{ path: 'toId', message: 'must be somebody else who may supervise cases of this patient' }]);
  }
}
