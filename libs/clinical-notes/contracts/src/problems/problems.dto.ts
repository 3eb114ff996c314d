import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { TEETH, type ToothId } from '@cuspid/odontogram';
import { Day, Flag, Id, Instant, Int, Nested, OneOf, PageFilter, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { PROBLEM, PROBLEM_CODES, PROBLEM_STATES, type ProblemCode, type ProblemState } from './problems.values';

const VERSION = { min: 1, max: 4_294_967_295 } as const;
const open = { optional: true, nullable: true } as const;

/** Which problems to list: those that are active first, then the newest. */
export class ProblemFilter extends PageFilter {
  @OneOf(PROBLEM_STATES, { optional: true }) state?: ProblemState;
}

/** Adds a problem to the list. `OTHER` needs a text of its own; with another code the text goes before its word. */
export class AddProblemDto {
  @OneOf(PROBLEM_CODES, { example: 'CARIES' }) code!: ProblemCode;
  @Text({ ...open, max: PROBLEM.labelMax, description: 'The clinic’s own words; needed with `OTHER`' })
  label?: string | null;
  @SomeOf(TEETH, { optional: true, max: PROBLEM.teethMax, example: ['36'] }) teeth?: ToothId[];
  @Day({ optional: true, example: undefined, description: 'Since when; today unless told' }) since?: string;
  @Text({ ...open, max: PROBLEM.noteMax }) note?: string | null;
}

/** Changes a problem. RESOLVED has its day (today unless told); ACTIVE takes it away again. */
export class EditProblemDto {
  @OneOf(PROBLEM_CODES, { optional: true }) code?: ProblemCode;
  @Text({ ...open, max: PROBLEM.labelMax }) label?: string | null;
  @SomeOf(TEETH, { optional: true, max: PROBLEM.teethMax }) teeth?: ToothId[];
  @Day({ optional: true, example: undefined }) since?: string;
  @OneOf(PROBLEM_STATES, { optional: true, example: 'RESOLVED' }) state?: ProblemState;
  @Day({ ...open, example: undefined, description: 'Only of a problem that is resolved' }) resolvedOn?: string | null;
  @Text({ ...open, max: PROBLEM.noteMax }) note?: string | null;
}

/** A problem of the patient's. `version` is its ETag. */
export class PatientProblemDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @Int(VERSION) version!: number;
  @OneOf(PROBLEM_CODES) code!: ProblemCode;
  @Text({ max: PROBLEM.labelMax, nullable: true }) label!: string | null;
  @SomeOf(TEETH, { max: PROBLEM.teethMax }) teeth!: ToothId[];
  @OneOf(PROBLEM_STATES) state!: ProblemState;
  @Day() since!: string;
  @Day({ nullable: true }) resolvedOn!: string | null;
  @Text({ max: PROBLEM.noteMax, nullable: true }) note!: string | null;
  @Instant() recordedAt!: string;
  @Nested(() => AuthorDto) recordedBy!: AuthorDto;
  @Instant() updatedAt!: string;
  @Nested(() => AuthorDto) updatedBy!: AuthorDto;
}

/** What a problem said after each change of it. Kept for good. */
export class PatientProblemVersionDto {
  @Int(VERSION) version!: number;
  @OneOf(PROBLEM_CODES) code!: ProblemCode;
  @Text({ max: PROBLEM.labelMax, nullable: true }) label!: string | null;
  @SomeOf(TEETH, { max: PROBLEM.teethMax }) teeth!: ToothId[];
  @OneOf(PROBLEM_STATES) state!: ProblemState;
  @Day() since!: string;
  @Day({ nullable: true }) resolvedOn!: string | null;
  @Text({ max: PROBLEM.noteMax, nullable: true }) note!: string | null;
  @Flag({ description: 'Taken off the list with this change' }) isRemoved!: boolean;
  @Instant() savedAt!: string;
  @Nested(() => AuthorDto) savedBy!: AuthorDto;
}

export class ProblemVersionFilter extends PageFilter {}
