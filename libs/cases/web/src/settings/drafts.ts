import type { EditStudentGroupDto, StudentGroupDto } from '@cuspid/cases/contracts';

/** What was changed of a record: what somebody else changed meanwhile stays theirs. */
export function onlyChanged<T extends object>(seen: T, draft: T): Partial<T> {
  const changes: Partial<T> = {};
  for (const key in draft) {
    if (JSON.stringify(draft[key]) !== JSON.stringify(seen[key])) changes[key] = draft[key];
  }
  return changes;
}

/** A group as it is written down. */
export interface GroupDraft {
  name: string;
  beganOn: string;
  deadline: string;
  /** How many by kind; kinds that are not asked for are not in it. */
  quotas: ReadonlyMap<number, number>;
  studentIds: ReadonlySet<number>;
}

export const draftOf = (group: StudentGroupDto | null): GroupDraft => ({
  ...{ name: group?.name ?? '', beganOn: group?.beganOn ?? '', deadline: group?.deadline ?? '' },
  quotas: new Map(group?.quotas.map(({ kindId, quota }) => [kindId, quota])),
  studentIds: new Set(group?.studentIds),
});

/** Both lists as the API takes them: whole. */
export const listsOf = ({ quotas, studentIds }: Pick<GroupDraft, 'quotas' | 'studentIds'>) => ({
  quotas: [...quotas].map(([kindId, quota]) => ({ kindId, quota })),
  studentIds: [...studentIds],
});

/**
 * What was changed of a group. Quotas and students are told whole, so what was put in and taken out is carried onto what
 * the group holds now: students nobody saw here, and those somebody else put in meanwhile, stay.
 */
export function groupChanges(seen: GroupDraft, draft: GroupDraft, now: GroupDraft): EditStudentGroupDto {
  const facts = ({ name, beganOn, deadline }: GroupDraft) => ({ name, beganOn, deadline });
  const students = new Set(now.studentIds);
  for (const id of seen.studentIds) if (!draft.studentIds.has(id)) students.delete(id);
  for (const id of draft.studentIds) if (!seen.studentIds.has(id)) students.add(id);
  const quotas = new Map(now.quotas);
  for (const kindId of new Set([...seen.quotas.keys(), ...draft.quotas.keys()])) {
    const quota = draft.quotas.get(kindId);
    if (quota === seen.quotas.get(kindId)) continue;
    if (quota === undefined) quotas.delete(kindId);
    else quotas.set(kindId, quota);
  }
  return {
    ...onlyChanged(facts(seen), facts(draft)),
    ...onlyChanged(listsOf(now), listsOf({ quotas, studentIds: students })),
  };
}

const KEY_MAX = 36;

/** What scores name a criterion by: its label in lower case with hyphens, and a number where another one has it. */
export function criterionKey(label: string, taken: readonly string[]): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+/, '');
  const key = words.slice(0, KEY_MAX).replace(/-+$/, '') || 'criterion';
  if (!taken.includes(key)) return key;
  for (let number = 2; ; number++) if (!taken.includes(`${key}-${number}`)) return `${key}-${number}`;
}
