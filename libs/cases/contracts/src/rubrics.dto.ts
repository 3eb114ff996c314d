import { Flag, Id, Int, ListOf, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { CASE, SUBMISSION_KINDS, type SubmissionKind } from './cases.values';

const VERSION = { min: 1, max: 4_294_967_295 } as const;

/** One thing that is judged, from 0 to 3. */
export class CriterionDto {
  @Text({
    max: 40,
    pattern: { matches: /^[a-z][a-z0-9-]*$/, says: 'must be lower-case letters, digits and hyphens' },
    example: 'diagnosis',
    description: 'What scores name it by',
  })
  key!: string;
  @Text({ max: CASE.criterionMax, example: 'Records and diagnosis' }) label!: string;
  @Text({ max: CASE.helpMax, optional: true, nullable: true, description: 'What each score means' })
  help?: string | null;
}

/** What work of a kind is judged by: the student for themselves first, then the supervisor. */
export class RubricDto {
  @Id() id!: number;
  @Int({ ...VERSION, description: 'The ETag' }) version!: number;
  @OneOf(SUBMISSION_KINDS) kind!: SubmissionKind;
  @Text({ max: CASE.titleMax }) name!: string;
  @ListOf(() => CriterionDto, { max: CASE.criteriaMax, min: 1 }) criteria!: CriterionDto[];
  @Flag({ description: 'Work of its kind is judged by it from now on; one at a time of each kind' }) isActive!: boolean;
}

/** A rubric of the clinic's own. What was handed in before keeps the rubric it was handed in with. */
export class WriteRubricDto {
  @OneOf(SUBMISSION_KINDS, { example: 'CASE_STAGE' }) kind!: SubmissionKind;
  @Text({ max: CASE.titleMax, example: 'Stage of a case' }) name!: string;
  @ListOf(() => CriterionDto, { max: CASE.criteriaMax, min: 1 }) criteria!: CriterionDto[];
  @Flag({ optional: true, description: 'Takes the place of the one that is used for this kind' }) isActive?: boolean;
}

/** Changes a rubric; what is left out stays. */
export class EditRubricDto {
  @Text({ max: CASE.titleMax, optional: true, example: 'Stage of a case' }) name?: string;
  @ListOf(() => CriterionDto, { max: CASE.criteriaMax, min: 1, optional: true }) criteria?: CriterionDto[];
  @Flag({ optional: true }) isActive?: boolean;
}

export class RubricFilter extends PageFilter {
  @OneOf(SUBMISSION_KINDS, { optional: true, example: undefined }) kind?: SubmissionKind;
  @Flag({ query: true, optional: true, example: undefined, description: 'Only those in use' }) active?: boolean;
}
