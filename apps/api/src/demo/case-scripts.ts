import type { CaseState, SubmissionKind, TaskKind, TaskState } from '@cuspid/cases/contracts';
import type { SectionDto } from '@cuspid/cases/contracts/dto';

export interface TaskScript {
  title: string;
  kind: TaskKind;
  status: TaskState;
  /** From today, in days of the clinic; null: no deadline. */
  dueDays: number | null;
  isReturned?: boolean;
}

export interface SubmissionScript {
  kind: SubmissionKind;
  title: string;
  /** Versions, the oldest first. */
  versions: readonly (readonly SectionDto[])[];
  /** The student's own scores, by criterion. */
  scores: readonly number[];
  /** What became of the last version; the one before was returned. */
  outcome: 'WAITING' | 'APPROVED' | 'RETURNED';
  /** Since when it waits, in minutes. */
  minutes: number;
}

export interface CaseScript {
  title: string;
  state: CaseState;
  openedDays: number;
  tasks: readonly TaskScript[];
  submissions: readonly SubmissionScript[];
}

const section = (label: string, text: string): SectionDto => ({ label, text });
const FIRST = [
  section('Aim', 'Class I incisors and canines, overjet 2 to 3 mm'),
  section('Extractions', '14, 24, 34, 44'),
  section('Appliance', '0.022 slot, bonded 15 to 25 and 35 to 45, bands on 6s'),
  section('Anchorage', 'Class II elastics from the start'),
  section('Estimate', '20 months, LKR 185,000.00 at the school tariff'),
];
const SECOND = [
  section('Aim', 'Class I incisors and canines, overjet 2 to 3 mm'),
  section('Extractions', '14 and 24 only. Lower arch crowding is 3 mm.'),
  section('Appliance', '0.022 slot, bonded 15 to 25 and 35 to 45, bands on 6s'),
  section('Anchorage', 'Transpalatal arch until canines are Class I, then elastics'),
  section('Retention', 'Bonded retainer 33 to 43, upper vacuum-formed, nights'),
  section('Estimate', '20 months, LKR 185,000.00 at the school tariff'),
];
const STAGE = [
  section('Done', 'Upper arch levelled on .018 steel, spaces closed 13 to 23.'),
  section('Next', 'Rectangular wire, lower arch bonded at the next visit.'),
];
const CLOSING = [
  section('Outcome', 'Class I, overjet 2.5 mm, overbite a third. PAR from 31 to 4.'),
  section('Retention', 'Bonded 33 to 43, upper retainer at night, reviewed in three months.'),
];

const task = (title: string, kind: TaskKind, status: TaskState, dueDays: number | null): TaskScript => ({
  ...{ title, kind, status, dueDays },
});
const plan = (set: Partial<SubmissionScript> = {}): SubmissionScript => ({
  ...{ kind: 'TREATMENT_PLAN', title: 'Treatment plan', versions: [FIRST, SECOND], scores: [2, 3, 2, 2, 3] },
  ...{ outcome: 'WAITING', minutes: 44, ...set },
});
const whole = (outcome: SubmissionScript['outcome']): SubmissionScript => ({
  ...{ kind: 'CASE', title: 'Finished case', versions: [CLOSING], scores: [3, 2, 3, 2, 3], outcome, minutes: 300 },
});
const stage = (outcome: SubmissionScript['outcome'], minutes: number): SubmissionScript => ({
  ...{ kind: 'CASE_STAGE', title: 'Levelling and aligning', versions: [STAGE], scores: [2, 2, 3, 3], outcome, minutes },
});
const records = task('Records and photographs', 'RECORDS', 'REVIEWED', -30);
const debond = task('Debond', 'DEBOND', 'REVIEWED', -9);
const presentation = task('Case presentation', 'PRESENTATION', 'REVIEWED', -5);

/** Stages of cases, dealt in turn: a plan that waits, work that came back, what is late, what is done. */
const SCRIPTS: readonly CaseScript[] = [
  {
    ...{ title: 'Class II division 1, fixed appliances', state: 'ASSIGNED', openedDays: 60, submissions: [plan()] },
    tasks: [records, task('Case presentation', 'PRESENTATION', 'ASSIGNED', 10)],
  },
  {
    ...{ title: 'Class I crowding, upper fixed appliance', state: 'ASSIGNED', openedDays: 140 },
    tasks: [records, { ...task('Space analysis', 'PLAN', 'IN_PROGRESS', 2), isReturned: true }],
    submissions: [plan({ outcome: 'RETURNED', versions: [FIRST] })],
  },
  {
    ...{ title: 'Class II division 2, deep bite', state: 'ASSIGNED', openedDays: 210 },
    tasks: [
      records,
      task('Debond plan', 'DEBOND', 'IN_PROGRESS', -3),
      task('Bond lower arch', 'BONDING', 'ASSIGNED', -1),
    ],
    submissions: [plan({ outcome: 'APPROVED' })],
  },
  {
    ...{ title: 'Class I spacing', state: 'PENDING_VERIFICATION', openedDays: 620, tasks: [records, debond] },
    submissions: [plan({ outcome: 'APPROVED' }), whole('WAITING')],
  },
  {
    ...{ title: 'Class III, camouflage', state: 'ASSIGNED', openedDays: 90 },
    tasks: [
      task('Visit note, bond upper', 'BONDING', 'COMPLETED', 1),
      task('Lateral skull tracing', 'RECORDS', 'ASSIGNED', 5),
    ],
    submissions: [stage('WAITING', 1_500)],
  },
  {
    ...{ title: 'Class I crowding, finished', state: 'VERIFIED', openedDays: 700, tasks: [records, presentation] },
    submissions: [plan({ outcome: 'APPROVED' }), whole('APPROVED')],
  },
  {
    ...{ title: 'Class II division 1, functional appliance', state: 'REJECTED', openedDays: 500 },
    tasks: [records, task('Final records', 'RECORDS', 'ASSIGNED', 6)],
    submissions: [whole('RETURNED')],
  },
  {
    ...{ title: 'Restorations under supervision', state: 'ASSIGNED', openedDays: 30 },
    tasks: [task('Treatment notes of the week', 'OTHER', 'ASSIGNED', 3)],
    submissions: [],
  },
];

/** Cases begun by others: what is reviewed in every one that is told would be many times what a student is asked for. */
const TAKEN_OVER = { from: 8, to: 24 };
/** As many are told in full; the others have begun. */
const TOLD = 32;

export const scriptOf = (index: number): CaseScript => {
  const script = SCRIPTS.at(index < TOLD ? index % SCRIPTS.length : -1);
  if (!script) throw new Error('there is no script of a case');
  const isTakenOver = TAKEN_OVER.from <= index && index < TAKEN_OVER.to;
  return isTakenOver ? { ...script, tasks: script.tasks.map(asTakenOver) } : script;
};

/** Whoever debonded these when they were finished, it was before this student came to them. */
const asTakenOver = (one: TaskScript): TaskScript =>
  one === debond || one === presentation ? task('Retention review', 'RETENTION', 'REVIEWED', -5) : one;
