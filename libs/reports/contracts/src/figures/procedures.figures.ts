import { meanings } from './figure';

const NOTES =
  'Clinical notes that are signed and not struck, whose work is said to be completed at an instant on days of the period, in the clinic’s time zone.';
const PLAN = 'Items of treatment plans that are in the plan now, of active records';

/** The figures of what was done. */
export const PROCEDURE_FIGURES = meanings({
  'procedures-done': {
    report: 'procedures',
    label: 'Procedures done',
    unit: 'COUNT',
    better: 'MORE',
    definition: `${NOTES} One note is one procedure.`,
  },
  'procedures-done-by': {
    report: 'procedures',
    label: 'Procedures done',
    unit: 'COUNT',
    better: 'MORE',
    definition: `${NOTES} By who wrote the note.`,
  },
  'procedures-charged': {
    report: 'procedures',
    label: 'Procedures charged',
    unit: 'COUNT',
    better: 'MORE',
    definition:
      'Charges from the catalogue of procedures that count for days of the period and have not been reversed since.',
  },
  'procedures-visits': {
    report: 'procedures',
    label: 'Completed visits',
    unit: 'COUNT',
    better: 'MORE',
    definition:
      'Completed visits that begin on days of the period, in the clinic’s time zone, by their kind; first visits of a registration are left out.',
  },
  'procedures-planned': {
    report: 'procedures',
    label: 'Planned',
    unit: 'COUNT',
    better: null,
    definition: `${PLAN}, that were added on days of the period.`,
  },
  'procedures-plan-done': {
    report: 'procedures',
    label: 'Planned and done',
    unit: 'PERCENT',
    better: 'MORE',
    definition: `${PLAN}, without those the chart tells of, added on days of the period and completed by now.`,
    denominator: 'Plan items added on days of the period that the chart does not tell of',
  },
});
