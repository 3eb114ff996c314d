import { Day, Flag, Id, Ids, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { TASK_KINDS, type TaskKind } from './cases.values';
import {
  CASE_CLASSES,
  PACES,
  REQUIREMENT,
  REQUIREMENT_COUNTS,
  type CaseClass,
  type PaceState,
  type RequirementCounts,
} from './requirements.values';

const { nameMax, kindsMax, membersMax, quotaMax, positionMax } = REQUIREMENT;
const ANY_MAX = 4_294_967_295;

/** What a student has to have done, and what counts towards it. `version` is its ETag. */
export class RequirementKindDto {
  @Id() id!: number;
  @Int({ min: 1, max: ANY_MAX }) version!: number;
  @Text({ max: nameMax, example: 'Class II cases' }) name!: string;
  @OneOf(REQUIREMENT_COUNTS) counts!: RequirementCounts;
  @OneOf(CASE_CLASSES, { nullable: true, description: 'CASES only. Null: of whatever class' })
  caseClass!: CaseClass | null;
  @OneOf(TASK_KINDS, { nullable: true, description: 'TASKS only: the kind of the task. Null: of whatever kind' })
  taskKind!: TaskKind | null;
  @Id({ nullable: true, description: 'PROCEDURES only: of the catalogue' }) procedureId!: number | null;
  @Int({ min: 0, max: positionMax, description: 'Kinds are told in this order' }) position!: number;
  @Flag() isActive!: boolean;
}

/** A new kind. What it counts cannot be changed later: figures would turn into others. */
export class AddRequirementKindDto {
  @Text({ max: nameMax, example: 'Class II cases' }) name!: string;
  @OneOf(REQUIREMENT_COUNTS) counts!: RequirementCounts;
  @OneOf(CASE_CLASSES, { optional: true }) caseClass?: CaseClass;
  @OneOf(TASK_KINDS, { optional: true, example: undefined }) taskKind?: TaskKind;
  @Id({ optional: true, example: undefined, description: 'PROCEDURES: needed' }) procedureId?: number;
  @Int({ min: 0, max: positionMax, optional: true, example: 1 }) position?: number;
}

export class EditRequirementKindDto {
  @Text({ max: nameMax, optional: true }) name?: string;
  @Int({ min: 0, max: positionMax, optional: true, example: 1 }) position?: number;
  @Flag({ optional: true }) isActive?: boolean;
}

/** How many of a kind. */
export class QuotaDto {
  @Id() kindId!: number;
  @Int({ min: 1, max: quotaMax, example: 3 }) quota!: number;
}

/** Students of a year, with what they have to have done by when. `version` is its ETag. */
export class StudentGroupDto {
  @Id() id!: number;
  @Int({ min: 1, max: ANY_MAX }) version!: number;
  @Text({ max: nameMax, example: 'Year 4' }) name!: string;
  @Day({ description: 'From when work counts' }) beganOn!: string;
  @Day() deadline!: string;
  @ListOf(() => QuotaDto, { max: kindsMax }) quotas!: QuotaDto[];
  @Ids({ max: membersMax, description: 'Students; each is in one group at most' }) studentIds!: number[];
}

/** A new group. */
export class AddStudentGroupDto {
  @Text({ max: nameMax, example: 'Year 4' }) name!: string;
  @Day({ example: '2026-05-31' }) beganOn!: string;
  @Day({ example: '2027-06-17' }) deadline!: string;
  @ListOf(() => QuotaDto, { max: kindsMax, optional: true }) quotas?: QuotaDto[];
  @Ids({ max: membersMax, optional: true, example: [] }) studentIds?: number[];
}

/** What is told takes the place of what was there; what is left out stays. */
export class EditStudentGroupDto {
  @Text({ max: nameMax, optional: true }) name?: string;
  @Day({ optional: true, example: undefined }) beganOn?: string;
  @Day({ optional: true, example: undefined }) deadline?: string;
  @ListOf(() => QuotaDto, { max: kindsMax, optional: true }) quotas?: QuotaDto[];
  @Ids({ max: membersMax, optional: true, example: undefined, description: 'A student of another group moves here' })
  studentIds?: number[];
}

/** Whose progress. */
export class RequirementFilter {
  @Id({
    query: true,
    optional: true,
    example: undefined,
    description: 'A student reads themselves and may leave it out; everybody else tells whom',
  })
  studentId?: number;
}

export class RequirementStudentDto {
  @Id() id!: number;
  @Text({ max: 120 }) name!: string;
}

/** One bar: what counts of one kind. */
export class RequirementItemDto {
  @Id() kindId!: number;
  @Text({ max: nameMax }) name!: string;
  @OneOf(REQUIREMENT_COUNTS) counts!: RequirementCounts;
  @OneOf(CASE_CLASSES, { nullable: true }) caseClass!: CaseClass | null;
  @Int({ min: 0, max: ANY_MAX, description: 'Verified work since the group began; may be more than the quota' })
  done!: number;
  @Int({ min: 1, max: quotaMax }) quota!: number;
  @Int({
    min: 0,
    max: ANY_MAX,
    nullable: true,
    description: 'Patients on the waiting list whom no student treats and who would count; null where it says nothing',
  })
  fitting!: number | null;
}

/** When everything will be done at the pace until today. */
export class PaceDto {
  @OneOf(PACES) state!: PaceState;
  @Day({ nullable: true, description: 'Null: nothing counts yet, or all is done' }) completeBy!: string | null;
  @Int({ min: -100_000, max: 100_000, nullable: true, description: 'Below nought: that many days after the deadline' })
  daysBeforeDeadline!: number | null;
}

/** The group somebody is in. */
export class StudentsGroupDto {
  @Id() id!: number;
  @Text({ max: nameMax }) name!: string;
  @Day() beganOn!: string;
  @Day() deadline!: string;
}

/** How far a student is, reckoned from verified work with every reading. */
export class StudentProgressDto {
  @Nested(() => RequirementStudentDto) student!: RequirementStudentDto;
  @Nested(() => StudentsGroupDto, { nullable: true, description: 'Null: in none, so nothing is asked' })
  group!: StudentsGroupDto | null;
  @Int({ min: 0, max: ANY_MAX, description: 'Of all quotas together; what is over a quota does not count' })
  done!: number;
  @Int({ min: 0, max: ANY_MAX }) quota!: number;
  @Nested(() => PaceDto, { nullable: true }) pace!: PaceDto | null;
  @ListOf(() => RequirementItemDto, { max: kindsMax }) items!: RequirementItemDto[];
}

/** Students, by name. */
export class StudentProgressFilter extends PageFilter {
  @Id({ query: true, optional: true, example: undefined }) groupId?: number;
}

/** The rows behind a bar. */
export class CountedWorkFilter extends PageFilter {
  @Id({ query: true, optional: true, example: undefined, description: 'As in the progress' }) studentId?: number;
}

/** One piece of work that counts. */
export class CountedWorkDto {
  @OneOf(REQUIREMENT_COUNTS) counts!: RequirementCounts;
  @Id({ description: 'Of the case, the task or the note' }) id!: number;
  @Id({ nullable: true, description: 'Of the case, where it belongs to one' }) caseId!: number | null;
  @Id({ nullable: true, description: 'Null where the caller may not see the patient' }) patientId!: number | null;
  @Text({ max: 20, nullable: true }) patientCode!: string | null;
  @Day({ description: 'When it was verified' }) day!: string;
}

/** A patient who waits and would count. */
export class FittingPatientDto {
  @Id() patientId!: number;
  @Text({ max: 20 }) patientCode!: string;
  @Text({ max: 80 }) firstName!: string;
  @Text({ max: 80 }) lastName!: string;
  @OneOf(CASE_CLASSES) caseClass!: CaseClass;
  @Text({ max: 2, nullable: true, description: 'IOTN dental health component' }) dhc!: string | null;
  @Day() waitingSince!: string;
}

export class FittingFilter extends PageFilter {}
