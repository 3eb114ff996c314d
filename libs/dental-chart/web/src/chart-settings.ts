import { LucideSpellCheck } from '@lucide/angular';
import { withTranslations } from '@cuspid/platform/web';
import type { PanelAbove } from '@cuspid/settings/web';

/** What the chart adds to the settings. */
export const chartSettings: readonly PanelAbove[] = [
  {
    path: 'chart-words',
    icon: LucideSpellCheck,
    label: 'settings.panel.chart-words',
    group: 'clinic',
    permission: 'settings.manage',
    route: {
      title: 'settings.panel.chart-words',
      ...withTranslations('chart', { en: () => import('./i18n/en.json') }),
      loadComponent: () => import('./words/words-panel').then((m) => m.WordsPanel),
    },
  },
];
