import { LucideIcon, LucideTicket, LucideUsersRound } from '@lucide/angular';
import type { Permission } from '@cuspid/platform/contracts';

/** A place of the rail. Its words are `frame.places.<key>`. */
export interface Place {
  key: string;
  path: string;
  group: 'desk' | 'clinical' | 'clinic';
  icon: LucideIcon;
  permission: Permission;
  /** `G` then this letter goes there. */
  letter: string;
}

/** The places that exist, in the order of the rail. What a role may not use is absent for it. */
export const PLACES: readonly Place[] = [
  { key: 'queue', path: '/queue', group: 'desk', icon: LucideTicket, permission: 'queue.read', letter: 'q' },
  {
    key: 'patients',
    path: '/patients',
    group: 'desk',
    icon: LucideUsersRound,
    permission: 'patient.read',
    letter: 'p',
  },
];

export const GROUPS = ['desk', 'clinical', 'clinic'] as const;
