import {
  LucideArmchair,
  LucideBuilding2,
  LucideCalendarClock,
  LucideClipboardList,
  LucideHospital,
  LucideIcon,
  LucideTags,
  LucideUsersRound,
} from '@lucide/angular';

/** A line of the list at the left. */
export interface Panel {
  path: string;
  icon: LucideIcon;
  /** Translation key. */
  label: string;
}

/** Where `/settings` leads. */
export const ACCOUNT_START = 'profile';

const panel = (path: string, icon: LucideIcon): Panel => ({ path, icon, label: `settings.panel.${path}` });

/** The panels about the clinic, for who may manage it. */
export const CLINIC_PANELS: readonly Panel[] = [
  panel('clinic', LucideHospital),
  panel('hours', LucideCalendarClock),
  panel('chairs', LucideArmchair),
  panel('visit-types', LucideTags),
  panel('procedures', LucideClipboardList),
  panel('departments', LucideBuilding2),
  panel('care-team', LucideUsersRound),
];
