import { Flag, Id, Ids, Int, ListOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { CLINICAL_STATUSES, type ClinicalStatus } from '@cuspid/patients/contracts';
import { RECALL } from './recalls.values';

const months = { min: RECALL.monthsMin, max: RECALL.monthsMax } as const;
const tries = { min: RECALL.triesMin, max: RECALL.triesMax } as const;

/** A kind of visit a rule counts from. */
export class RecallVisitTypeDto {
  @Id() id!: number;
  @Text({ max: 60, example: 'Adjustment' }) name!: string;
}

/** After how many months who is to come in again. */
export class RecallRuleDto {
  @Id() id!: number;
  @Text({ max: RECALL.ruleNameMax, example: 'Check-up' }) name!: string;
  @Int({ ...months, example: 6 }) months!: number;
  @ListOf(() => RecallVisitTypeDto, { max: RECALL.typesMax, description: 'Counted from these visits; none: from any' })
  visitTypes!: RecallVisitTypeDto[];
  @SomeOf(CLINICAL_STATUSES, { description: 'For patients in these; none: for all' })
  clinicalStatuses!: ClinicalStatus[];
  @Int({ ...tries, description: 'After so many tries nobody answered it is given up', example: 4 }) triesMax!: number;
  @Flag({ description: 'Switched off, nobody is due by it' }) isActive!: boolean;
  @Flag({ description: 'A change of the rule is still being carried out, patient by patient' }) isRebuilding!: boolean;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

export class RecallRulesDto {
  @ListOf(() => RecallRuleDto, { max: RECALL.rulesMax }) items!: RecallRuleDto[];
}

export class AddRecallRuleDto {
  @Text({ max: RECALL.ruleNameMax, example: 'Retainer check' }) name!: string;
  @Int({ ...months, example: 12 }) months!: number;
  @Ids({ max: RECALL.typesMax, optional: true }) visitTypeIds?: number[];
  @SomeOf(CLINICAL_STATUSES, { optional: true }) clinicalStatuses?: ClinicalStatus[];
  @Int({ ...tries, optional: true, example: 4 }) triesMax?: number;
}

export class EditRecallRuleDto {
  @Text({ max: RECALL.ruleNameMax, optional: true }) name?: string;
  @Int({ ...months, optional: true, example: 9 }) months?: number;
  @Ids({ max: RECALL.typesMax, optional: true }) visitTypeIds?: number[];
  @SomeOf(CLINICAL_STATUSES, { optional: true }) clinicalStatuses?: ClinicalStatus[];
  @Int({ ...tries, optional: true }) triesMax?: number;
  @Flag({ optional: true }) isActive?: boolean;
}
