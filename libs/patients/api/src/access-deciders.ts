import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import { mayRole, ROLES, type Permission, type Role } from '@cuspid/platform/contracts';
import { User } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { CareTeamMember } from './care-team-member';
import { assignmentOf, type CareTeamRole } from './care-team-roles';

/** Nobody has more people at the desk than this. */
const DESK_MAX = 200;
const DESK: Permission = 'careTeam.request';

/**
 * Who may give somebody a place: those of the team who put people of that role on it directly; where there is none of
 * them, reception, who manages the teams.
 */
@Injectable()
export class AccessDeciders {
  /** The people to tell. */
  async of(db: EntityManager, patientId: number, asker: CareTeamRole): Promise<number[]> {
    const onTeam = await this.onTeam(db, patientId, asker);
    if (onTeam.length) return onTeam;
    const roles = ROLES.filter((role) => mayRole(role, DESK));
    const desk = await db.find(User, {
      where: { role: In(roles), isActive: true },
      select: { id: true },
      take: DESK_MAX,
    });
    return desk.map(({ id }) => id);
  }

  /** Whether the caller is one of them. */
  async decides(
    db: EntityManager,
    me: Pick<Actor, 'id' | 'role'>,
    patientId: number,
    asker: CareTeamRole,
  ): Promise<boolean> {
    const onTeam = await this.onTeam(db, patientId, asker);
    return onTeam.includes(me.id) || (!onTeam.length && mayRole(me.role, DESK));
  }

  /** What somebody of this role answers with. */
  permissionOf(role: Role): Permission {
    const answering = ['careTeam.assignStudent', 'careTeam.assignSurgeon', DESK] as const;
    return answering.find((permission) => mayRole(role, permission)) ?? DESK;
  }

  private async onTeam(db: EntityManager, patientId: number, asker: CareTeamRole): Promise<number[]> {
    const permission = assignmentOf(asker);
    if (!permission) return [];
    const roles = ROLES.filter((role) => mayRole(role, permission));
    const seats = await db
      .createQueryBuilder(CareTeamMember, 'seat')
      .where('seat.patientId = :patientId and seat.activeUserId is not null', { patientId })
      .andWhere('seat.role in (:...roles)', { roles })
      .getMany();
    return seats.map(({ userId }) => userId);
  }
}
