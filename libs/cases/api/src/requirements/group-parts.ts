import { Injectable } from '@nestjs/common';
import type { QuotaDto, StudentGroupDto } from '@cuspid/cases/contracts/dto';
import { Invalid } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { RequirementKind } from './requirement-kind';
import { RequirementQuota } from './requirement-quota';
import type { StudentGroup } from './student-group';
import { StudentGroupMember } from './student-group-member';

interface Parts {
  quotas?: readonly QuotaDto[] | undefined;
  studentIds?: readonly number[] | undefined;
}

/** The quotas and the students of groups. */
@Injectable()
export class GroupParts {
  /** Puts what is told in the place of what was there. A student of another group moves. */
  async set(tx: Tx, groupId: number, { quotas, studentIds }: Parts): Promise<void> {
    if (quotas) {
      await requireKinds(tx, quotas);
      await tx.delete(RequirementQuota, { groupId });
      if (quotas.length)
        await tx.insert(
          RequirementQuota,
          quotas.map((quota) => ({ groupId, ...quota })),
        );
    }
    if (!studentIds) return;
    const ids = [...new Set(studentIds)].sort((one, other) => one - other);
    // Who is in the group already may be no student any more: that stops nobody from changing the rest.
    const members = await tx.findBy(StudentGroupMember, { groupId });
    await requireStudents(
      tx,
      ids.filter((id) => !members.some(({ studentId }) => studentId === id)),
    );
    await tx.delete(StudentGroupMember, { groupId });
    if (ids.length)
      await tx.upsert(
        StudentGroupMember,
        ids.map((studentId) => ({ studentId, groupId })),
        ['studentId'],
      );
  }

  async whole(db: EntityManager, groups: readonly StudentGroup[]): Promise<StudentGroupDto[]> {
    const ids = groups.map(({ id }) => id);
    if (!ids.length) return [];
    const quotas = await db.find(RequirementQuota, { where: { groupId: In(ids) }, order: { kindId: 'ASC' } });
    const members = await db.find(StudentGroupMember, { where: { groupId: In(ids) }, order: { studentId: 'ASC' } });
    return groups.map(({ id, name, beganOn, deadline, version }) => ({
      ...{ id, name, beganOn, deadline, version },
      quotas: quotas.filter(({ groupId }) => groupId === id).map(({ kindId, quota }) => ({ kindId, quota })),
      studentIds: members.filter(({ groupId }) => groupId === id).map(({ studentId }) => studentId),
    }));
  }
}

async function requireKinds(tx: Tx, quotas: readonly QuotaDto[]): Promise<void> {
  const ids = quotas.map(({ kindId }) => kindId);
  const known = ids.length ? await tx.countBy(RequirementKind, { id: In(ids) }) : 0;
  if (new Set(ids).size !== ids.length) throw new Invalid([{ path: 'quotas', message: 'tell each kind once' }]);
  if (known !== ids.length) throw new Invalid([{ path: 'quotas', message: 'name a kind there is not' }]);
}

async function requireStudents(tx: Tx, ids: readonly number[]): Promise<void> {
  const known = ids.length ? await tx.countBy(User, { id: In([...ids]), role: 'STUDENT' }) : 0;
  if (known !== ids.length) throw new Invalid([{ path: 'studentIds', message: 'must be students' }]);
}
