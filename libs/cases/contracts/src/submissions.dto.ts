import { Email, Flag, Id, Instant, Int, ListOf, Nested, OneOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { CASE_ACTS, type CaseAct } from './case-machine';
import {
  CASE,
  CHANGE_KINDS,
  DECISIONS,
  REFERENCE_KINDS,
  SIGNED_AT,
  SUBMISSION_KINDS,
  SUBMISSION_STATES,
  type ChangeKind,
  type Decision,
  type ReferenceKind,
  type SignedAt,
  type SubmissionKind,
  type SubmissionState,
} from './cases.values';
import { CriterionDto } from './rubrics.dto';

const VERSION = { min: 1, max: 4_294_967_295 } as const;
const HASH = {
  min: 64,
  max: 64,
  pattern: { matches: /^[0-9a-f]{64}$/, says: 'must be the SHA-256 of what you saw, hexadecimal' },
  example: '0'.repeat(64),
} as const;
const PASSWORD = { max: 200, verbatim: true, example: 'Cuspid-demo-1' } as const;
const POINTS = { min: 0, max: CASE.criteriaMax * CASE.scoreMax } as const;

/** A part of what is handed in: `Aim`, `Extractions`, `Retention`. */
export class SectionDto {
  @Text({ max: CASE.labelMax, example: 'Aim' }) label!: string;
  @Text({ max: CASE.sectionMax, example: 'Class I incisors and canines, overjet 2 to 3 mm' }) text!: string;
}

/** Something in the patient's record that belongs to it. */
export class ReferenceDto {
  @OneOf(REFERENCE_KINDS, { example: 'DOCUMENT' }) kind!: ReferenceKind;
  @Id() id!: number;
}

/** A score of one criterion. */
export class ScoreDto {
  @Text({ max: 40, example: 'diagnosis', description: '`key` of the criterion' }) key!: string;
  @Int({ min: 0, max: CASE.scoreMax, example: 2 }) score!: number;
}

/** Hands work in. A version of its own that nothing changes any more; what waits of the same work is replaced by it. */
export class SubmitDto {
  @OneOf(SUBMISSION_KINDS, {
    optional: true,
    example: 'CASE',
    description: 'CASE, the whole for verification, unless told',
  })
  kind?: SubmissionKind;
  @Id({ optional: true, example: undefined, description: 'With kind TASK: a task of the case, begun' }) taskId?: number;
  @Text({ max: CASE.titleMax, optional: true, description: 'Which stage, which presentation' }) title?: string;
  @ListOf(() => SectionDto, { max: CASE.sectionsMax, optional: true }) sections?: SectionDto[];
  @ListOf(() => ReferenceDto, { max: CASE.referencesMax, optional: true, example: [] }) references?: ReferenceDto[];
  @ListOf(() => ScoreDto, {
    ...{ max: CASE.criteriaMax, optional: true, example: [] },
    description: 'The student’s own evaluation by the rubric of this kind: every criterion, or none',
  })
  scores?: ScoreDto[];
  @Text({
    max: CASE.noteMax,
    optional: true,
    example: 'Ready to be looked at',
    description: 'A word to the supervisor',
  })
  note?: string;
}

/** What a supervisor judges: bound to what they saw. */
export class JudgeDto {
  @Text({ ...HASH, description: '`contentHash` of the version you saw; a newer one is refused with 409' })
  contentHash!: string;
  @ListOf(() => ScoreDto, {
    ...{ max: CASE.criteriaMax, optional: true, example: [] },
    description: 'By its rubric: every criterion, or none; to approve work with a rubric, every one',
  })
  scores?: ScoreDto[];
  @Text({ max: CASE.commentMax, optional: true, description: 'To the student; needed to return work' })
  comment?: string;
}

/** Approves, verifies or returns at one's own screen, with one's own password. */
export class DecideDto extends JudgeDto {
  @Text({ ...PASSWORD, description: 'The signature: one’s own password' }) currentPassword!: string;
}

/** The supervisor signs at the student's screen: their address and password hold for this one act. */
export class CountersignDto extends JudgeDto {
  @OneOf(DECISIONS, { example: 'APPROVED' }) decision!: Decision;
  @Email({ example: 'ortho@cuspid.test', description: 'Of the case’s supervisor' }) supervisorEmail!: string;
  @Text({ ...PASSWORD, description: 'The supervisor’s password' }) password!: string;
}

/** A supervisor's word on one version. */
export class ReviewDto {
  @OneOf(DECISIONS) decision!: Decision;
  @Nested(() => StaffDto) by!: StaffDto;
  @Instant() at!: string;
  @OneOf(SIGNED_AT) signedAt!: SignedAt;
  @ListOf(() => ScoreDto, { max: CASE.criteriaMax }) scores!: ScoreDto[];
  @Int({ ...POINTS, nullable: true, description: 'Sum of the scores' }) total!: number | null;
  @Text({ max: CASE.commentMax, nullable: true }) comment!: string | null;
  @Text({ max: 64, description: 'SHA-256 of the version it was given on' }) contentHash!: string;
}

/** One version in the list of what was handed in. */
export class SubmissionLineDto {
  @Id() id!: number;
  @Id() caseId!: number;
  @OneOf(SUBMISSION_KINDS) kind!: SubmissionKind;
  @Id({ nullable: true }) taskId!: number | null;
  @Text({ max: CASE.titleMax, nullable: true }) title!: string | null;
  @Int({ ...VERSION, description: 'Of this piece of work, from 1' }) version!: number;
  @OneOf(SUBMISSION_STATES) state!: SubmissionState;
  @Instant() submittedAt!: string;
  @Text({ max: 64, description: 'SHA-256 of its content, hexadecimal; send it with what you decide' })
  contentHash!: string;
  @Nested(() => ReviewDto, { nullable: true }) review!: ReviewDto | null;
  @SomeOf(CASE_ACTS, { description: 'What you may do with it now: approve, return, verify, reject' }) may!: CaseAct[];
}

/** A version in full, as it was handed in. */
export class SubmissionDto extends SubmissionLineDto {
  @Nested(() => StaffDto) author!: StaffDto;
  @ListOf(() => SectionDto, { max: CASE.sectionsMax }) sections!: SectionDto[];
  @ListOf(() => ReferenceDto, { max: CASE.referencesMax }) references!: ReferenceDto[];
  @ListOf(() => CriterionDto, { max: CASE.criteriaMax, description: 'The rubric it is judged by; empty: none' })
  criteria!: CriterionDto[];
  @ListOf(() => ScoreDto, { max: CASE.criteriaMax, description: 'The student’s own' }) scores!: ScoreDto[];
  @Int({ ...POINTS, nullable: true, description: 'Sum of the student’s own scores' }) total!: number | null;
  @Int({ ...POINTS, nullable: true, description: 'The most the rubric gives' }) totalMax!: number | null;
  @Text({ max: CASE.noteMax, nullable: true }) note!: string | null;
  @Int({ ...VERSION, nullable: true, description: 'The last version of this work that you saw before; null: none' })
  lastSeenVersion!: number | null;
  @Int({ ...VERSION, description: 'The newest version of this work' }) newestVersion!: number;
}

/** Some words of a changed section. */
export class ChangedWordsDto {
  @OneOf(CHANGE_KINDS, { description: 'SAME, ADDED or REMOVED' }) kind!: ChangeKind;
  @Text({ max: CASE.sectionMax, verbatim: true }) text!: string;
}

/** A section in two versions. */
export class SectionChangeDto {
  @Text({ max: CASE.labelMax }) label!: string;
  @OneOf(CHANGE_KINDS) kind!: ChangeKind;
  @Text({ max: CASE.sectionMax, nullable: true }) before!: string | null;
  @Text({ max: CASE.sectionMax, nullable: true }) after!: string | null;
  @ListOf(() => ChangedWordsDto, { max: CASE.wordsMax, description: 'Of a changed one' }) words!: ChangedWordsDto[];
}

/** What a version says otherwise than an earlier one. */
export class SubmissionChangesDto {
  @Id() submissionId!: number;
  @Int({ ...VERSION, nullable: true, description: 'Null: there is none before it' }) from!: number | null;
  @Int(VERSION) to!: number;
  @ListOf(() => SectionChangeDto, { max: CASE.sectionsMax * 2 }) sections!: SectionChangeDto[];
  @ListOf(() => ReferenceDto, { max: CASE.referencesMax }) referencesAdded!: ReferenceDto[];
  @ListOf(() => ReferenceDto, { max: CASE.referencesMax }) referencesRemoved!: ReferenceDto[];
}

export class ChangesFilter {
  @Int({
    ...{ ...VERSION, query: true, optional: true, example: undefined },
    description: 'An earlier version; unless told, the last you saw, else the one before',
  })
  from?: number;
}

/** Whether what was handed in, and what was said on it, are still what they were. */
export class SubmissionProofDto {
  @Id() submissionId!: number;
  @OneOf(SUBMISSION_KINDS) kind!: SubmissionKind;
  @Int(VERSION) version!: number;
  @Flag({ description: 'Its content is what was handed in' }) contentAgrees!: boolean;
  @Flag({ nullable: true, description: 'The supervisor’s word is what was signed; null: none yet' })
  reviewAgrees!: boolean | null;
  @Text({ max: 64, description: 'SHA-256 kept' }) hash!: string;
  @Text({ max: 64, description: 'SHA-256 of what the database says now' }) hashNow!: string;
}

/** Every hash of a case, reckoned anew. */
export class CaseProofDto {
  @Id() caseId!: number;
  @Flag({ description: 'All of it agrees' }) agrees!: boolean;
  @ListOf(() => SubmissionProofDto, { max: CASE.submissionsMax }) submissions!: SubmissionProofDto[];
}
