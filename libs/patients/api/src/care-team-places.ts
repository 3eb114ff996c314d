import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Events, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import { CARE_TEAM } from '@cuspid/patients/contracts';
import { User } from '@cuspid/users/api';
import { In, IsNull, Not } from 'typeorm';
import { CareTeamChanges } from './care-team-changes';
import { AlreadyOnCareTeam, CareTeamFull, PersonCannotJoin } from './care-team-errors';
import { CareTeamMember } from './care-team-member';
import type { CareTeamRole } from './care-team-roles';
import { isCareTeamRole } from './care-team-roles';

/** Somebody who may have a place. */
export type Joiner = User & { role: CareTeamRole };

const mayJoin = (person: User | null): person is Joiner =>
  person !== null && person.isActive && isCareTeamRole(person.role);

/** The places on the care teams: the one hand that gives and takes them, whoever decided it. */
@Injectable()
export class CareTeamPlaces implements OnModuleInit {
  constructor(
    private readonly changes: CareTeamChanges,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.changes.listen((tx, _, __, [place, ...more]) => {
      const patientId = more.length ? undefined : place?.patientId;
      return this.events.publish(tx, 'patients', patientId ? { id: patientId, patientId } : {});
    });
  }

  /** The person, when they may join a team. Held until the transaction ends, so that nobody is deactivated in between. */
  async joiner(tx: Tx, userId: number): Promise<Joiner> {
    const person = await tx.findOne(User, { where: { id: userId }, lock: { mode: 'pessimistic_write' } });
    if (!mayJoin(person)) throw new PersonCannotJoin();
    return person;
  }

  /** The person's place on the patient's team; null when they have none. */
  held(tx: Tx, patientId: number, userId: number): Promise<CareTeamMember | null> {
    return tx.findOneBy(CareTeamMember, { patientId, activeUserId: userId });
  }

  async give(tx: Tx, me: Actor, patientId: number, person: Joiner): Promise<void> {
    const taken = await tx.countBy(CareTeamMember, { patientId, activeUserId: Not(IsNull()) });
    if (taken >= CARE_TEAM.placesMax) throw new CareTeamFull();
    const { id: userId, role } = person;
    const place = tx.create(CareTeamMember, { patientId, userId, role, since: clock.now(), addedById: me.id });
    try {
      await tx.save(place);
    } catch (error) {
      throw isDuplicate(error, 'care_team_member_one_active') ? new AlreadyOnCareTeam() : error;
    }
    await this.audit.record(tx, me, 'care-team.joined', { ...about(place), after: { userId, role } });
    await this.changes.tell(tx, me, 'JOIN', [place]);
  }

  /** Ends the place; the row stays. False when somebody else has ended it meanwhile. */
  async take(tx: Tx, me: Actor, place: CareTeamMember): Promise<boolean> {
    return (await this.takeAll(tx, me, [place])) > 0;
  }

  /** Ends the places that are still held; answers how many those were. */
  async takeAll(tx: Tx, me: Actor, places: readonly CareTeamMember[]): Promise<number> {
    if (!places.length) return 0;
    const held = await tx.find(CareTeamMember, {
      where: { id: In(places.map(({ id }) => id)), endedAt: IsNull() },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!held.length) return 0;
    const end = { endedAt: clock.now(), endedById: me.id };
    await tx.update(CareTeamMember, { id: In(held.map(({ id }) => id)) }, end);
    for (const place of held) {
      const { userId, role } = place;
      await this.audit.record(tx, me, 'care-team.left', { ...about(place), before: { userId, role } });
    }
    await this.changes.tell(tx, me, 'LEAVE', held);
    return held.length;
  }
}

const about = ({ id, patientId }: CareTeamMember) => ({ entity: 'care-team-member', id, patientId });
