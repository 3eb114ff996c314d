import { InjectionToken } from '@angular/core';
import type { Route } from '@angular/router';
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
import type { Permission } from '@cuspid/platform/contracts';

/** A line of the list at the left. */
export interface Panel {
  path: string;
  icon: LucideIcon;
  /** Translation key. */
  label: string;
}

/** A panel of a domain above: its line, who sees it, and its route. */
export interface PanelAbove extends Panel {
  /** Of oneself, or of the clinic. */
  group: 'own' | 'clinic';
  permission: Permission;
  route: Route;
}

/** What the domains above add to the list. */
export const PANELS_ABOVE = new InjectionToken<readonly PanelAbove[]>('panels of the domains above');

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
