import { meaningOf, PERMISSIONS, reachOf, type Permission, type Reach, type Role } from '@cuspid/platform/contracts';

/** Which parts of the clinic a line speaks of, by the first word of a permission, in the order of a working day. */
const GROUPS = {
  patients: ['patient', 'careTeam', 'consent'],
  visits: ['visit', 'queue', 'letter', 'recall'],
  record: ['history', 'chart', 'document', 'diagnosis', 'note'],
  cases: ['case', 'presentation'],
  stock: ['material', 'inventory'],
  money: ['payment'],
  clinic: ['report', 'user', 'audit', 'settings'],
} as const satisfies Record<string, readonly string[]>;
export type PowerGroup = keyof typeof GROUPS;

/** Everybody has these: they tell no role from another. */
const EVERYBODYS: readonly Permission[] = ['account.self', 'staff.list'];
const REACHES = ['all', 'team', 'own'] as const satisfies readonly Reach[];

/** What a role can do in one part of the clinic, and how far. */
export interface Power {
  group: PowerGroup;
  reach: (typeof REACHES)[number];
  can: Permission[];
}

const namesOf = (record: typeof GROUPS): PowerGroup[] =>
  Object.keys(record).filter((key): key is PowerGroup => key in record);

function groupOf(permission: Permission): PowerGroup {
  const first = permission.split('.')[0];
  // A permission of a part nobody has sorted yet is still told.
  return namesOf(GROUPS).find((group) => GROUPS[group].some((one) => one === first)) ?? 'clinic';
}

/** Everything a role can do, out of the matrix that decides it. */
export function powersOf(role: Role): Power[] {
  const told = PERMISSIONS.filter((permission) => !EVERYBODYS.includes(permission));
  return namesOf(GROUPS).flatMap((group) =>
    REACHES.map((reach) => ({
      group,
      reach,
      can: told.filter((permission) => groupOf(permission) === group && reachOf(role, permission) === reach),
    })).filter(({ can }) => can.length > 0),
  );
}

/** What a permission allows: the screen's own words, else those of the matrix. */
export function phraseOf(permission: Permission, translate: (key: string) => string): string {
  const key = `users.powers.can.${permission}`;
  const phrase = translate(key);
  return phrase === key ? meaningOf(permission) || permission : phrase;
}
