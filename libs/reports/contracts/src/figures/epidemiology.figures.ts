import { meanings } from './figure';

const HIDDEN =
  'Groups of fewer than five patients are hidden, and every figure and total is of the groups that are shown, so that nothing shown tells of a hidden one.';
const CHARTED =
  'Active records with a birth date whose chart changed on days of the period; the chart is the one of the last such day, as it was known at its end.';
const DMFT = `${CHARTED} Permanent teeth without third molars, at least one recorded. D: caries from ICDAS 4 on, or without a degree. Teeth not recorded count as sound. M: taken by caries; from 30 years any missing tooth. ${HIDDEN}`;
const MILK = `${CHARTED} Under 12 years, at least one primary tooth recorded. ${HIDDEN}`;
const IOTN = `Active records with a birth date whose last finished orthodontic exam up to the end of the period was made on days of the period and gives an IOTN. ${HIDDEN}`;

/** The figures of oral health. Means are in hundredths. */
export const EPIDEMIOLOGY_FIGURES = meanings({
  'dmft-patients': {
    report: 'epidemiology',
    label: 'Patients with a DMFT',
    unit: 'COUNT',
    better: null,
    definition: DMFT,
  },
  'dmft-mean': {
    report: 'epidemiology',
    label: 'Mean DMFT',
    unit: 'INDEX',
    better: 'LESS',
    definition: `${DMFT} Decayed, missing and filled teeth.`,
    denominator: 'Patients with a DMFT',
  },
  'dmft-decayed': {
    report: 'epidemiology',
    label: 'Mean D',
    unit: 'INDEX',
    better: 'LESS',
    definition: `${DMFT} Decayed teeth.`,
    denominator: 'Patients with a DMFT',
  },
  'dmft-missing': {
    report: 'epidemiology',
    label: 'Mean M',
    unit: 'INDEX',
    better: 'LESS',
    definition: `${DMFT} Missing teeth.`,
    denominator: 'Patients with a DMFT',
  },
  'dmft-filled': {
    report: 'epidemiology',
    label: 'Mean F',
    unit: 'INDEX',
    better: null,
    definition: `${DMFT} Filled teeth.`,
    denominator: 'Patients with a DMFT',
  },
  'primary-dmft-patients': {
    report: 'epidemiology',
    label: 'Children with a dmft',
    unit: 'COUNT',
    better: null,
    definition: MILK,
  },
  'primary-dmft-mean': {
    report: 'epidemiology',
    label: 'Mean dmft',
    unit: 'INDEX',
    better: 'LESS',
    definition: `${MILK} Decayed, missing and filled primary teeth.`,
    denominator: 'Children with a dmft',
  },
  'iotn-patients': {
    report: 'epidemiology',
    label: 'Patients with an IOTN',
    unit: 'COUNT',
    better: null,
    definition: `${IOTN} Those of a group and grade that is shown.`,
  },
  'iotn-grade-1': {
    report: 'epidemiology',
    label: 'Grade 1',
    unit: 'COUNT',
    better: null,
    definition: `${IOTN} Dental health component, grade 1.`,
  },
  'iotn-grade-2': {
    report: 'epidemiology',
    label: 'Grade 2',
    unit: 'COUNT',
    better: null,
    definition: `${IOTN} Dental health component, grade 2.`,
  },
  'iotn-grade-3': {
    report: 'epidemiology',
    label: 'Grade 3',
    unit: 'COUNT',
    better: null,
    definition: `${IOTN} Dental health component, grade 3.`,
  },
  'iotn-grade-4': {
    report: 'epidemiology',
    label: 'Grade 4',
    unit: 'COUNT',
    better: null,
    definition: `${IOTN} Dental health component, grade 4.`,
  },
  'iotn-grade-5': {
    report: 'epidemiology',
    label: 'Grade 5',
    unit: 'COUNT',
    better: null,
    definition: `${IOTN} Dental health component, grade 5.`,
  },
});
