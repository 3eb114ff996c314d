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
import { CASE_ACTS, type CaseAct } from './case-machine';
import {
  CASE,
  CASE_STATES,
  TASK_KINDS,
  TASK_STATES,
  type CaseState,
  type TaskKind,
  type TaskState,
} from './cases.values';
import { ExaminationDto } from './examination.dto';
import { SubmissionLineDto } from './submissions.dto';

const VERSION = { min: 1, max: 4_294_967_295 } as const;
const COUNT = { min: 0, max: 4_294_967_295 } as const;
const PERCENT = { min: 0, max: 100 } as const;
const asked = { optional: true, example: undefined } as const;

/** Whose case it is. */
export class CasePatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
}

/** Something to be done by a day of the clinic. */
export class CaseTaskDto {
  @Id() id!: number;
  @Id() caseId!: number;
  @Int({ ...VERSION, description: 'The ETag of a change' }) version!: number;
  @OneOf(TASK_KINDS) kind!: TaskKind;
  @Text({ max: CASE.titleMax }) title!: string;
  @Text({ max: CASE.descriptionMax, nullable: true }) description!: string | null;
  @OneOf(TASK_STATES) status!: TaskState;
  @Day({ nullable: true, description: 'Of the clinic; null: no deadline' }) dueOn!: string | null;
  @Flag({ description: 'Its day is over and it is not completed' }) isOverdue!: boolean;
  @Int({ ...PERCENT, description: 'How far the student says it is; 100 once completed' }) percent!: number;
  @Text({ max: CASE.noteMax, nullable: true, description: 'The student’s last words on it' }) note!: string | null;
  @Text({ max: CASE.commentMax, nullable: true, description: 'The supervisor’s last words on it' }) comment!:
    string | null;
  @Flag({ description: 'It came back from the supervisor and is not completed anew' }) isReturned!: boolean;
  @Instant() createdAt!: string;
  @Instant({ nullable: true }) startedAt!: string | null;
  @Instant({ nullable: true }) completedAt!: string | null;
  @Instant({ nullable: true }) reviewedAt!: string | null;
  @SomeOf(CASE_ACTS, { description: 'What you may do with it now' }) may!: CaseAct[];
}

/** A case in a list. */
export class CaseSummaryDto {
  @Id() id!: number;
  @Nested(() => CasePatientDto) patient!: CasePatientDto;
  @Nested(() => StaffDto) student!: StaffDto;
  @Nested(() => StaffDto) supervisor!: StaffDto;
  @Int({ ...VERSION, description: 'The ETag' }) version!: number;
  @Text({ max: CASE.titleMax, nullable: true }) title!: string | null;
  @OneOf(CASE_STATES) state!: CaseState;
  @Flag({ description: 'The student has left the care team' }) isRemoved!: boolean;
  @Flag({ description: 'Nobody supervises it now: it waits for somebody to take over' }) isSupervisorGone!: boolean;
  @Instant() openedAt!: string;
  @Instant({ nullable: true }) verifiedAt!: string | null;
  @Int({ ...PERCENT, description: 'The mean of its tasks; 100 once verified' }) progress!: number;
  @Int(COUNT) taskCount!: number;
  @Int({ ...COUNT, description: 'Tasks reviewed' }) reviewedCount!: number;
  @Int({ ...COUNT, description: 'Tasks whose day is over' }) overdueCount!: number;
  @Int({ ...COUNT, description: 'Handed in and waiting for the supervisor' }) waitingCount!: number;
  @Day({ nullable: true, description: 'The next deadline of an open task' }) nextDueOn!: string | null;
}

/** A case with its tasks and what was handed in. */
export class CaseDto extends CaseSummaryDto {
  @Int({ ...PERCENT, nullable: true, description: 'How far the student says the whole is' }) saidPercent!:
    number | null;
  @Text({ max: CASE.noteMax, nullable: true }) saidNote!: string | null;
  @Text({ max: CASE.commentMax, nullable: true, description: 'The supervisor’s word on the last verification' })
  comment!: string | null;
  @Nested(() => StaffDto, { nullable: true, description: 'To whom the supervisor offers it' })
  handoverTo!: StaffDto | null;
  @ListOf(() => CaseTaskDto, { max: CASE.tasksMax, description: 'Open ones by deadline, then those reviewed' })
  tasks!: CaseTaskDto[];
  @ListOf(() => SubmissionLineDto, { max: CASE.submissionsMax, description: 'Newest first, every version' })
  submissions!: SubmissionLineDto[];
  @Nested(() => ExaminationDto, { nullable: true, description: 'From the newest orthodontic exam' })
  examination!: ExaminationDto | null;
  @SomeOf(CASE_ACTS, { description: 'What you may do with it now' }) may!: CaseAct[];
}

/** Opens a case of one's own: the student comes onto the care team, unless they are on it. */
export class OpenCaseDto {
  @Id() patientId!: number;
  @Id({ description: 'An active student' }) studentId!: number;
  @Text({ max: CASE.titleMax, optional: true, nullable: true, example: 'Class II division 1, fixed appliances' })
  title?: string | null;
}

/** What the case is called. Null clears. */
export class EditCaseDto {
  @Text({ max: CASE.titleMax, optional: true, nullable: true, example: 'Class II division 1, fixed appliances' })
  title?: string | null;
}

/** Sets a task. */
export class SetTaskDto {
  @Text({ max: CASE.titleMax, example: 'Space analysis' }) title!: string;
  @OneOf(TASK_KINDS, { optional: true, example: 'RECORDS', description: 'OTHER unless told' }) kind?: TaskKind;
  @Text({ max: CASE.descriptionMax, optional: true, nullable: true }) description?: string | null;
  @Day({ optional: true, nullable: true, example: undefined, description: 'Today or later, a day of the clinic' })
  dueOn?: string | null;
}

/** Changes a task that is not reviewed; what is left out stays, null clears. */
export class EditTaskDto {
  @Text({ max: CASE.titleMax, optional: true, example: 'Space analysis' }) title?: string;
  @OneOf(TASK_KINDS, { optional: true, example: 'RECORDS' }) kind?: TaskKind;
  @Text({ max: CASE.descriptionMax, optional: true, nullable: true }) description?: string | null;
  @Day({ optional: true, nullable: true, example: undefined }) dueOn?: string | null;
}

/** A step of a task, with a word on it. */
export class TaskStepDto {
  @Text({ max: CASE.noteMax, optional: true, example: 'Lower arch 3 mm short' }) note?: string;
  @Int({ ...VERSION, ...asked, description: '`version` of the task you saw; a later one is answered with 412' })
  version?: number;
}

/** Hands a task back: says what is missing. */
export class ReturnTaskDto {
  @Text({ max: CASE.noteMax, example: 'Measure the lower arch again' }) note!: string;
  @Day({ optional: true, nullable: true, example: undefined, description: 'A new deadline' }) dueOn?: string | null;
  @Int({ ...VERSION, ...asked }) version?: number;
}

/** How far the student says they are, with the whole case or with one task. */
export class ProgressDto {
  @Int({ ...PERCENT, example: 40 }) percent!: number;
  @Text({ max: CASE.noteMax, optional: true, nullable: true }) note?: string | null;
  @Id({ optional: true, example: undefined, description: 'Of a task begun; else the case' }) taskId?: number;
}

/** Offers a case to somebody else who may supervise it; they take it by accepting. */
export class OfferHandoverDto {
  @Id() toId!: number;
  @Text({ max: CASE.noteMax, optional: true }) note?: string;
}

/** Which cases to list, the newest first. */
export class CaseFilter extends PageFilter {
  @OneOf(CASE_STATES, asked) state?: CaseState;
  @Flag({ query: true, ...asked, description: 'Those I supervise or work on' }) mine?: boolean;
  @Flag({ query: true, ...asked, description: 'With a task whose day is over' }) overdue?: boolean;
  @Flag({
    query: true,
    ...asked,
    description: 'True: those alone whose student has left; false: those alone who has not',
  })
  removed?: boolean;
  @Flag({ query: true, ...asked, description: 'True: those nobody supervises now' }) unsupervised?: boolean;
  @Id({ query: true, ...asked }) studentId?: number;
  @Id({ query: true, ...asked }) supervisorId?: number;
  @Id({ query: true, ...asked }) patientId?: number;
}
