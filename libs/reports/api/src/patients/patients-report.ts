import type { FigureKey } from '@cuspid/reports/contracts';
import { AGE_GROUPS, CLINICAL_STATUSES, SEXES } from '@cuspid/patients/contracts';
import { bandName } from '../engine/age-bands';
import type { FigureRule } from '../engine/figure-rule';
import { keyedTable } from '../engine/keyed-table';
import { figureDtos, lineOf, type ReportSource } from '../engine/report-source';
import { standingFigures } from '../engine/standing';
import { NOT_GIVEN, PATIENTS, REGISTERED, SEEN } from './patient-facts';

const now = (key: FigureKey, set: Pick<FigureRule, 'only' | 'by'> = {}): FigureRule => ({
  ...{ key, facts: PATIENTS, as: 'COUNT' },
  ...set,
});

const NEW: FigureRule = { key: 'patients-registered', facts: REGISTERED, as: 'COUNT' };
const CAME: FigureRule = { key: 'patients-seen', facts: SEEN, as: 'COUNT' };
const NOW = [
  now('patients-total'),
  now('patients-unassigned', { only: { assigned: ['NO'] } }),
  now('patients-allergies-unknown', { only: { allergies: ['UNKNOWN'] } }),
];
const BY_STATUS = now('patients-by-status', { by: 'status' });
const BY_SEX = now('patients-by-sex', { by: 'sex' });
const BY_AGE = now('patients-by-age', { by: 'age' });
const BY_PROVINCE = now('patients-by-province', { by: 'province' });

const AGES = [...AGE_GROUPS.map(bandName), NOT_GIVEN];
/** ACTIVE is Active. */
const worded = (word: string): string => `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`;

/** Who the patients are, and who is new. */
export const PATIENTS_REPORT: ReportSource = {
  kind: 'patients',
  rules: [NEW, CAME, ...NOW, BY_STATUS, BY_SEX, BY_AGE, BY_PROVINCE],
  build: async (read) => ({
    figures: [
      ...(await figureDtos(read, [NEW])),
      ...(await standingFigures(read, [CAME])),
      ...(await figureDtos(read, NOW)),
    ],
    series: [
      {
        ...{ key: 'registered', label: 'New patients', unit: 'COUNT', currency: null },
        lines: [await lineOf(read, NEW)],
      },
    ],
    tables: [
      await keyedTable(read, {
        ...{ key: 'by-status', label: 'By status', what: 'Status', rules: [BY_STATUS], keys: CLINICAL_STATUSES },
        names: worded,
      }),
      await keyedTable(read, {
        ...{ key: 'by-sex', label: 'By sex', what: 'Sex', rules: [BY_SEX], keys: SEXES },
        names: worded,
      }),
      await keyedTable(read, { key: 'by-age', label: 'By age', what: 'Years', rules: [BY_AGE], keys: AGES }),
      await keyedTable(read, { key: 'by-province', label: 'By province', what: 'Province', rules: [BY_PROVINCE] }),
    ],
  }),
};
