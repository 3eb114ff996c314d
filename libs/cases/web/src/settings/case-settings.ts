import type { Type } from '@angular/core';
import { LucideGraduationCap, LucideListChecks, LucideStar, type LucideIcon } from '@lucide/angular';
import type { PanelAbove } from '@cuspid/settings/web';
import { caseWords } from '../cases.routes';

const panel = (path: string, icon: LucideIcon, loadComponent: () => Promise<Type<unknown>>): PanelAbove => ({
  ...{ path, icon, label: `settings.panel.${path}`, group: 'clinic', permission: 'settings.manage' },
  route: { title: `settings.panel.${path}`, ...caseWords, loadComponent },
});

/** What cases add to the settings: what is asked of students, of whom, and what their work is judged by. */
export const caseSettings: readonly PanelAbove[] = [
  panel('requirements', LucideListChecks, () => import('./kinds-panel').then((m) => m.KindsPanel)),
  panel('student-groups', LucideGraduationCap, () => import('./groups-panel').then((m) => m.GroupsPanel)),
  panel('rubrics', LucideStar, () => import('./rubrics-panel').then((m) => m.RubricsPanel)),
];
