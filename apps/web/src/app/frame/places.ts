import {
  LucideBanknote,
  LucideCalendarDays,
  LucideChartColumn,
  LucideClipboardCheck,
  LucideGraduationCap,
  LucideHourglass,
  LucideIcon,
  LucideMails,
  LucideNotebookPen,
  LucidePackage,
  LucidePercent,
  LucidePhoneCall,
  LucideScrollText,
  LucideSettings,
  LucideSun,
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
  { key: 'today', path: '/today', group: 'desk', icon: LucideSun, permission: 'queue.read', letter: 't' },
  {
    key: 'calendar',
    path: '/calendar',
    group: 'desk',
    icon: LucideCalendarDays,
    permission: 'visit.read',
    letter: 'c',
  },
  { key: 'queue', path: '/queue', group: 'desk', icon: LucideTicket, permission: 'queue.read', letter: 'q' },
  { key: 'recalls', path: '/recalls', group: 'desk', icon: LucidePhoneCall, permission: 'recall.read', letter: 'r' },
  { key: 'cash', path: '/cash', group: 'desk', icon: LucideBanknote, permission: 'payment.closeDay', letter: 'm' },
  {
    key: 'discounts',
    path: '/discounts',
    group: 'desk',
    icon: LucidePercent,
    permission: 'payment.discount',
    letter: 'd',
  },
  {
    key: 'patients',
    path: '/patients',
    group: 'desk',
    icon: LucideUsersRound,
    permission: 'patient.read',
    letter: 'p',
  },
  {
    key: 'waiting',
    path: '/waiting-list',
    group: 'clinical',
    icon: LucideHourglass,
    permission: 'history.consult',
    letter: 'w',
  },
  {
    key: 'cases',
    path: '/cases',
    group: 'clinical',
    icon: LucideGraduationCap,
    permission: 'case.read',
    letter: 'k',
  },
  {
    key: 'approvals',
    path: '/approvals',
    group: 'clinical',
    icon: LucideClipboardCheck,
    permission: 'careTeam.respond',
    letter: 'a',
  },
  {
    key: 'notes',
    path: '/notes',
    group: 'clinical',
    icon: LucideNotebookPen,
    permission: 'note.write',
    letter: 'n',
  },
  {
    key: 'inventory',
    path: '/inventory',
    group: 'clinic',
    icon: LucidePackage,
    permission: 'inventory.read',
    letter: 'i',
  },
  { key: 'letters', path: '/letters', group: 'clinic', icon: LucideMails, permission: 'letter.manage', letter: 'e' },
  {
    key: 'reports',
    path: '/reports',
    group: 'clinic',
    icon: LucideChartColumn,
    // Administrators have it too: theirs are the reports, everybody else's is their own work.
    permission: 'report.ownWork',
    letter: 'f',
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
