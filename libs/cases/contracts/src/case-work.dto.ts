import { PATIENT } from '@cuspid/patients/contracts';
import {
  Day,
  Flag,
  Id,
  Instant,
  Int,
  ListOf,
  Nested,
  OneOf,
  PageFilter,
  SomeOf,
  Text,
} from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { CasePatientDto } from './cases.dto';
import {
  CASE,
  CASE_STATES,
  LOGBOOK_ACTS,
  LOGBOOK_ORDERS,
  SUBMISSION_KINDS,
  TASK_KINDS,
  TASK_STATES,
  WORK_LISTS,
  type CaseState,
  type LogbookAct,
  type LogbookOrder,
  type SubmissionKind,
  type TaskKind,
  type TaskState,
  type WorkList,
} from './cases.values';

const VERSION = { min: 1, max: 4_294_967_295 } as const;
const COUNT = { min: 0, max: 4_294_967_295 } as const;
const asked = { optional: true, example: undefined } as const;

/** Checks of a student's route in the queue. */
export const CHAIR_CHECKS = ['START_CHECK', 'END_CHECK'] as const;
export type ChairCheck = (typeof CHAIR_CHECKS)[number];

/** Whose turn it is with which case. */
export class WorkCaseDto {
  @Id() caseId!: number;
  @Nested(() => CasePatientDto) patient!: CasePatientDto;
  @Nested(() => StaffDto) student!: StaffDto;
  @Nested(() => StaffDto) supervisor!: StaffDto;
}

/** The case's patient is in the clinic with its student now; a check is asked for, or not yet. */
export class AtChairDto extends WorkCaseDto {
  @Id({ description: 'Of the queue; `POST /api/queue/:id/route` makes the check' }) entryId!: number;
  @Text({ max: 80, nullable: true }) chair!: string | null;
  @OneOf(CHAIR_CHECKS, { nullable: true, description: 'The check the student waits for; null: none asked for' })
  check!: ChairCheck | null;
  @Instant({ description: 'Since when they wait for it, or are in the chair' }) since!: string;
}

/** Something handed in that waits for the supervisor. */
export class SignOffDto extends WorkCaseDto {
  @Id() submissionId!: number;
  @OneOf(SUBMISSION_KINDS) kind!: SubmissionKind;
  @Int(VERSION) version!: number;
  @Text({ max: CASE.titleMax, nullable: true, description: 'Of the submission, else of its task' }) title!:
    string | null;
  @Instant({ description: 'When it was handed in' }) since!: string;
}

/** A task that waits for somebody. */
export class WorkTaskDto extends WorkCaseDto {
  @Id() taskId!: number;
  @OneOf(TASK_KINDS) kind!: TaskKind;
  @Text({ max: CASE.titleMax }) title!: string;
  @OneOf(TASK_STATES) status!: TaskState;
  @Day({ nullable: true }) dueOn!: string | null;
  @Flag() isOverdue!: boolean;
  @Flag() isReturned!: boolean;
  @Instant({ description: 'Since its last step' }) since!: string;
}

/** A case that waits for somebody. */
export class WorkOfferDto extends WorkCaseDto {
  @Instant() since!: string;
}

/**
 * What waits, by whose turn it is; each list holds `limit` rows at most, what waits longest or is
 * due first, and is named in `more` where there are others behind them. A supervisor gets
 * `atChair`, `signOffs`, `toReview`, `waitingForStudent`, `offered`, `unsupervised`; a student `tasks`, `returned`, `awaiting`;
 * an administrator `overdue`, `unsupervised`. Lists that are not one's own are empty.
 */
export class CaseWorkDto {
  @ListOf(() => AtChairDto, { max: CASE.workMost }) atChair!: AtChairDto[];
  @ListOf(() => SignOffDto, { max: CASE.workMost }) signOffs!: SignOffDto[];
  @ListOf(() => WorkTaskDto, { max: CASE.workMost, description: 'Completed tasks that wait for review' })
  toReview!: WorkTaskDto[];
  @ListOf(() => WorkTaskDto, { max: CASE.workMost, description: 'Open tasks of my students, by deadline' })
  waitingForStudent!: WorkTaskDto[];
  @ListOf(() => WorkTaskDto, { max: CASE.workMost, description: 'My own open tasks, by deadline' })
  tasks!: WorkTaskDto[];
  @ListOf(() => SignOffDto, { max: CASE.workMost, description: 'My work that came back and was not handed in anew' })
  returned!: SignOffDto[];
  @ListOf(() => SignOffDto, { max: CASE.workMost, description: 'My work that waits for the supervisor' })
  awaiting!: SignOffDto[];
  @ListOf(() => WorkTaskDto, { max: CASE.workMost, description: 'All tasks whose day is over' })
  overdue!: WorkTaskDto[];
  @ListOf(() => WorkOfferDto, { max: CASE.workMost, description: 'Cases offered to me' }) offered!: WorkOfferDto[];
  @ListOf(() => WorkOfferDto, { max: CASE.workMost, description: 'Cases nobody supervises now' })
  unsupervised!: WorkOfferDto[];
  @SomeOf(WORK_LISTS, {
    description: 'The lists that go on behind what is told of them; a greater `limit` gives more',
  })
  more!: WorkList[];
}

export class WorkFilter {
  @Int({ min: 1, max: CASE.workMost, query: true, ...asked, description: 'Rows of each list; 50 unless told' })
  limit?: number;
}

/** How many cases are in a state. */
export class CaseStateCountDto {
  @OneOf(CASE_STATES) state!: CaseState;
  @Int({ ...COUNT, description: 'Whose student has not left' }) count!: number;
}

/** A person's cases in figures. */
export class CasePersonCountDto {
  @Nested(() => StaffDto) person!: StaffDto;
  @Int({ ...COUNT, description: 'Not verified, student not gone' }) open!: number;
  @Int(COUNT) verified!: number;
  @Int({ ...COUNT, description: 'Tasks whose day is over' }) overdue!: number;
}

/** The cases one may see, in figures. */
export class CaseStatsDto {
  @Int({ ...COUNT, description: 'All, with those whose student has left' }) total!: number;
  @ListOf(() => CaseStateCountDto, { max: CASE_STATES.length }) byState!: CaseStateCountDto[];
  @Int({ ...COUNT, description: 'Whose student has left' }) removed!: number;
  @Int({ ...COUNT, description: 'Nobody supervises them now' }) unsupervised!: number;
  @Int({ ...COUNT, description: 'Open cases with a task whose day is over' }) overdueCases!: number;
  @Int({ ...COUNT, description: 'Tasks whose day is over' }) overdueTasks!: number;
  @Int({ ...COUNT, description: 'Handed in, not decided' }) waiting!: number;
  @ListOf(() => CasePersonCountDto, { max: 100, description: 'The hundred with most open ones' })
  bySupervisor!: CasePersonCountDto[];
  @ListOf(() => CasePersonCountDto, { max: 100 }) byStudent!: CasePersonCountDto[];
}

/** A line of the logbook. It names what it tells of by itself: tasks and cases may be gone. */
export class LogbookEntryDto {
  @Id() id!: number;
  @Id() caseId!: number;
  @Instant() at!: string;
  @OneOf(LOGBOOK_ACTS) act!: LogbookAct;
  @Nested(() => StaffDto) by!: StaffDto;
  @Text({ max: PATIENT.codeMax, nullable: true, description: 'Null once the patient was deleted for good' })
  patientCode!: string | null;
  @Nested(() => StaffDto) student!: StaffDto;
  @Text({ max: CASE.titleMax, nullable: true, description: 'The task, or what was handed in' }) subject!: string | null;
  @Int({ ...VERSION, nullable: true, description: 'Of what was handed in' }) version!: number | null;
  @Int({ min: 0, max: 100, nullable: true }) percent!: number | null;
  @Text({ max: CASE.commentMax, nullable: true, description: 'What was said with it' }) words!: string | null;
}

export class LogbookFilter extends PageFilter {
  @OneOf(LOGBOOK_ORDERS, { ...asked, description: '`newest` first unless told' }) order?: LogbookOrder;
}
