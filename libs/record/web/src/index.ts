import type { OverviewPart } from '@cuspid/patients/web';
import { withTranslations } from '@cuspid/platform/web';

/** The sheet that prints and exports a patient's whole record. */
export const recordPart: OverviewPart = {
  permission: 'patient.record',
  words: withTranslations('record', { en: () => import('./i18n/en.json') }),
  component: () => import('./sheet/record-sheet').then((m) => m.RecordSheet),
};
