import { meanings } from './figure';

const OF =
  'Visits booked with you that begin on days of the period, in the clinic’s time zone; first visits of a registration are left out.';

/** The figures of one person's own work; each counts only what that person did. */
export const OWN_FIGURES = meanings({
  'own-visits': {
    report: 'own',
    label: 'Visits',
    unit: 'COUNT',
    better: 'MORE',
    definition: `${OF} Whatever became of them.`,
  },
  'own-completed': {
    report: 'own',
    label: 'Completed',
    unit: 'COUNT',
    better: 'MORE',
    definition: `${OF} Completed.`,
  },
  'own-missed': {
    report: 'own',
    label: 'Did not attend',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${OF} The patient did not attend.`,
  },
  'own-minutes': {
    report: 'own',
    label: 'Minutes of visits',
    unit: 'MINUTES',
    better: null,
    definition: `${OF} The booked minutes of those completed.`,
  },
  'own-procedures': {
    report: 'own',
    label: 'Procedures done',
    unit: 'COUNT',
    better: 'MORE',
    definition:
      'Clinical notes you wrote that are signed and not struck, whose work is said to be completed at an instant on days of the period, in the clinic’s time zone. One note is one procedure.',
  },
  'own-signed': {
    report: 'own',
    label: 'Notes signed',
    unit: 'COUNT',
    better: null,
    definition:
      'Clinical notes you wrote that were signed on days of the period, in the clinic’s time zone, and are not struck.',
  },
  'own-unsigned': {
    report: 'own',
    label: 'Unsigned notes',
    unit: 'COUNT',
    better: 'LESS',
    definition:
      'Notes you began on days of the period, in the clinic’s time zone, and have not signed by now; those in the bin are left out.',
  },
  'own-findings': {
    report: 'own',
    label: 'Findings charted',
    unit: 'COUNT',
    better: null,
    definition:
      'Findings you recorded in charts on days of the period, in the clinic’s time zone. What was taken back since counts; the taking back does not.',
  },
  'own-tasks': {
    report: 'own',
    label: 'Tasks completed',
    unit: 'COUNT',
    better: 'MORE',
    definition:
      'Tasks of your cases as a student that were completed on days of the period, in the clinic’s time zone, and are not returned.',
  },
  'own-sign-offs': {
    report: 'own',
    label: 'Sign-offs given',
    unit: 'COUNT',
    better: null,
    definition: 'Decisions you made as a supervisor on days of the period, in the clinic’s time zone.',
  },
  'own-approved': {
    report: 'own',
    label: 'Work approved',
    unit: 'COUNT',
    better: 'MORE',
    definition: 'Your handed-in work that a supervisor approved on days of the period, in the clinic’s time zone.',
  },
  'own-billed': {
    report: 'own',
    label: 'Billed',
    unit: 'MONEY',
    better: null,
    definition:
      'Charges for days of the period with a visit of yours, less those reversed on days of the period; in the clinic’s currency. Discounts are not taken off.',
  },
});
