import type { Permission, Role } from '@cuspid/platform/contracts';

/** Who can be on a care team, and what it needs to put them there or take them off without asking: nothing does it for an orthodontist. */
const DIRECTLY = {
  ORTHODONTIST: null,
  DENTAL_SURGEON: 'careTeam.assignSurgeon',
  STUDENT: 'careTeam.assignStudent',
} as const satisfies Partial<Record<Role, Permission | null>>;

export type CareTeamRole = keyof typeof DIRECTLY;

export const isCareTeamRole = (role: Role): role is CareTeamRole => role in DIRECTLY;

/** What puts somebody of this role on a team, or takes them off, without asking them; null when nothing does. */
export const assignmentOf = (role: CareTeamRole) => DIRECTLY[role];

/** Whether reception asks people of this role: a student is put on by who teaches them. */
export const isAsked = (role: CareTeamRole) => role !== 'STUDENT';
