import {
  LucideCalendarDays,
  LucideClipboardCheck,
  LucideIcon,
  LucideScrollText,
  LucideSettings,
  LucideTicket,
  LucideUserCog,
  LucideUsersRound,
} from '@lucide/angular';
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
  {
    key: 'calendar',
    path: '/calendar',
    group: 'desk',
    icon: LucideCalendarDays,
    permission: 'visit.read',
    letter: 'c',
  },
  { key: 'queue', path: '/queue', group: 'desk', icon: LucideTicket, permission: 'queue.read', letter: 'q' },
  {
    key: 'patients',
    path: '/patients',
    group: 'desk',
    icon: LucideUsersRound,
    permission: 'patient.read',
    letter: 'p',
  },
  {
    key: 'approvals',
    path: '/approvals',
    group: 'clinical',
    icon: LucideClipboardCheck,
    permission: 'careTeam.respond',
    letter: 'a',
  },
  { key: 'audit', path: '/audit', group: 'clinic', icon: LucideScrollText, permission: 'audit.read', letter: 'l' },
  { key: 'users', path: '/users', group: 'clinic', icon: LucideUserCog, permission: 'user.read', letter: 'u' },
  {
    key: 'settings',
    path: '/settings',
    group: 'clinic',
    icon: LucideSettings,
    permission: 'account.self',
    letter: 's',
  },
];

export const GROUPS = ['desk', 'clinical', 'clinic'] as const;
