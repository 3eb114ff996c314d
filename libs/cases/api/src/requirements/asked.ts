import { In, type EntityManager } from 'typeorm';
import { RequirementKind } from './requirement-kind';
import { RequirementQuota } from './requirement-quota';
import { StudentGroup } from './student-group';
import { StudentGroupMember } from './student-group-member';
import { askedWork, type AskedWork } from './work-sources';

/** What is asked of the students of a group. */
export interface Asked {
  group: StudentGroup;
  studentIds: number[];
  quotas: (AskedWork & { quota: number })[];
}

/** What is asked of some students, group by group; who is in none is in none of these. Kinds out of use are not asked. */
export async function askedOfStudents(db: EntityManager, studentIds: readonly number[]): Promise<Asked[]> {
  if (!studentIds.length) return [];
  const members = await db.findBy(StudentGroupMember, { studentId: In([...studentIds]) });
  const groupIds = [...new Set(members.map(({ groupId }) => groupId))];
  if (!groupIds.length) return [];
  const groups = await db.findBy(StudentGroup, { id: In(groupIds) });
  const quotas = await db.findBy(RequirementQuota, { groupId: In(groupIds) });
  const kinds = quotas.length
    ? await db.find(RequirementKind, {
        where: { id: In(quotas.map(({ kindId }) => kindId)), isActive: true },
        order: { position: 'ASC', id: 'ASC' },
      })
    : [];
  const work = await askedWork(db, kinds);
  return groups.map((group) => ({
    group,
    studentIds: members.filter(({ groupId }) => groupId === group.id).map(({ studentId }) => studentId),
    quotas: work.flatMap((asked) => {
      const row = quotas.find(({ groupId, kindId }) => groupId === group.id && kindId === asked.kind.id);
      return row ? { ...asked, quota: row.quota } : [];
    }),
  }));
}
