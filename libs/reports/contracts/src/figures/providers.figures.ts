import { meanings } from './figure';

const OF =
  'Visits that begin on days of the period, in the clinic’s time zone, by the clinician they are booked with; first visits of a registration are left out.';

/** The figures of clinicians; each opens its rows for one of them by `key`. */
export const PROVIDER_FIGURES = meanings({
  'provider-visits': {
    report: 'providers',
    label: 'Visits',
    unit: 'COUNT',
    better: 'MORE',
    definition: `${OF} Completed.`,
  },
  'provider-missed': {
    report: 'providers',
    label: 'Missed',
    unit: 'PERCENT',
    better: 'LESS',
    definition: `${OF} Those the patient did not attend, of those that were due.`,
    denominator: 'Visits arrived, completed or not attended',
  },
  'provider-chair-use': {
    report: 'providers',
    label: 'Chair use',
    unit: 'PERCENT',
    better: 'MORE',
    definition:
      'Booked minutes of attended visits (arrived or completed) in a chair, of the opening minutes of the days on which the clinician had an attended visit in one; the opening hours as they are now; of today, until now.',
    denominator: 'Opening minutes of the days worked in a chair',
  },
  'provider-overrun': {
    report: 'providers',
    label: 'Overrun',
    unit: 'MINUTES',
    better: 'LESS',
    definition:
      'The mean of the minutes by which consultation and treatment together took longer than was booked, none where they did not; of finished stays of a visit, on days of the period. Rounded to whole minutes.',
    denominator: 'Finished stays of a visit with consultation or treatment',
  },
  'provider-unsigned': {
    report: 'providers',
    label: 'Unsigned notes',
    unit: 'COUNT',
    better: 'LESS',
    definition: 'Notes begun on days of the period that their author has not signed by now.',
  },
  'provider-billed': {
    report: 'providers',
    label: 'Billed',
    unit: 'MONEY',
    better: 'MORE',
    definition:
      'Charges for days of the period with a visit of the clinician, less those reversed on days of the period; in the clinic’s currency. Discounts are not taken off.',
  },
});
