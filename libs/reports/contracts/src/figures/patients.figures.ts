import { meanings } from './figure';

const NOW = 'Records that are active now, whatever the period; archived and merged ones are left out.';

/** The figures of patients. Those of «now» agree with the directory under the same filter. */
export const PATIENT_FIGURES = meanings({
  'patients-registered': {
    report: 'patients',
    label: 'New patients',
    unit: 'COUNT',
    better: 'MORE',
    definition:
      'Active records registered on days of the period, in the clinic’s time zone; a backdated registration counts on its own day.',
  },
  'patients-seen': {
    report: 'patients',
    label: 'Patients seen',
    unit: 'COUNT',
    better: 'MORE',
    definition:
      'Active records with at least one completed visit that began on days of the period; each patient once, first visits of a registration left out.',
  },
  'patients-total': { report: 'patients', label: 'Patients', unit: 'COUNT', better: null, definition: NOW },
  'patients-unassigned': {
    report: 'patients',
    label: 'Without a care team',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${NOW} Nobody is on their care team.`,
  },
  'patients-allergies-unknown': {
    report: 'patients',
    label: 'Allergies not asked',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${NOW} Nobody has said whether there are allergies.`,
  },
  'patients-by-status': {
    report: 'patients',
    label: 'Patients',
    unit: 'COUNT',
    better: null,
    definition: `${NOW} By clinical status.`,
  },
  'patients-by-sex': {
    report: 'patients',
    label: 'Patients',
    unit: 'COUNT',
    better: null,
    definition: `${NOW} By sex.`,
  },
  'patients-by-age': {
    report: 'patients',
    label: 'Patients',
    unit: 'COUNT',
    better: null,
    definition: `${NOW} By full years on the clinic’s today; without a birth date: unknown.`,
  },
  'patients-by-province': {
    report: 'patients',
    label: 'Patients',
    unit: 'COUNT',
    better: null,
    definition: `${NOW} By province as it is written; without one: not given.`,
  },
});
