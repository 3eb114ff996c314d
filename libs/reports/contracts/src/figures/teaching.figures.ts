import { meanings } from './figure';

const CASES = 'Cases with a student on them now: those a student was taken off are left out.';
const SIGNED = 'Decisions of supervisors made on days of the period, in the clinic’s time zone.';

/** The figures of supervised work. */
export const TEACHING_FIGURES = meanings({
  'cases-open': {
    report: 'teaching',
    label: 'Open cases',
    unit: 'COUNT',
    better: null,
    definition: `${CASES} Not verified.`,
  },
  'cases-waiting': {
    report: 'teaching',
    label: 'Waiting for verification',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${CASES} Handed in whole.`,
  },
  'cases-verified': {
    report: 'teaching',
    label: 'Cases verified',
    unit: 'COUNT',
    better: 'MORE',
    definition: 'Cases that are verified now and became so on days of the period.',
  },
  'cases-by-state': {
    report: 'teaching',
    label: 'Cases',
    unit: 'COUNT',
    better: null,
    definition: `${CASES} By state.`,
  },
  'cases-by-student': {
    report: 'teaching',
    label: 'Open cases',
    unit: 'COUNT',
    better: null,
    definition: `${CASES} Not verified, by student.`,
  },
  'cases-by-supervisor': {
    report: 'teaching',
    label: 'Open cases',
    unit: 'COUNT',
    better: null,
    definition: `${CASES} Not verified, by supervisor.`,
  },
  'work-approved': {
    report: 'teaching',
    label: 'Work approved',
    unit: 'COUNT',
    better: 'MORE',
    definition: `${SIGNED} Approved.`,
  },
  'work-returned': {
    report: 'teaching',
    label: 'Work returned',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${SIGNED} Returned.`,
  },
  'work-returned-share': {
    report: 'teaching',
    label: 'Returned',
    unit: 'PERCENT',
    better: 'LESS',
    definition: `${SIGNED} Those that returned the work.`,
    denominator: 'Decisions of the period',
  },
  'sign-off-median': {
    report: 'teaching',
    label: 'Time to sign-off, median',
    unit: 'MINUTES',
    better: 'LESS',
    definition: `${SIGNED} Whole minutes from the hand-in of that version to the decision: half of them took no longer.`,
    denominator: 'Decisions of the period',
  },
  'work-by-student': {
    report: 'teaching',
    label: 'Decisions',
    unit: 'COUNT',
    better: null,
    definition: `${SIGNED} By who handed in.`,
  },
  'work-by-supervisor': {
    report: 'teaching',
    label: 'Decisions',
    unit: 'COUNT',
    better: null,
    definition: `${SIGNED} By who decided.`,
  },
  'tasks-overdue': {
    report: 'teaching',
    label: 'Overdue tasks',
    unit: 'COUNT',
    better: 'LESS',
    definition:
      'Tasks whose deadline was before the clinic’s today and that are not completed, of open cases with a student on them; now, whatever the period.',
  },
  'tasks-overdue-by-student': {
    report: 'teaching',
    label: 'Overdue tasks',
    unit: 'COUNT',
    better: 'LESS',
    definition:
      'Tasks whose deadline was before the clinic’s today and that are not completed, of open cases with a student on them; now, by student.',
  },
});
