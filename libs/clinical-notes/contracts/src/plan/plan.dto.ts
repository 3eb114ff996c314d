import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { LAYERS, SURFACES, TEETH, type Layer, type Surface, type ToothId } from '@cuspid/odontogram';
import {
  Day,
  Flag,
  Id,
  Ids,
  Instant,
  Int,
  ListOf,
  Money,
  MoneyDto,
  Nested,
  OneOf,
  SomeOf,
  Text,
} from '@cuspid/platform/contracts/dto';
import { PROBLEM, PROBLEM_CODES, type ProblemCode } from '../problems/problems.values';
import { EXECUTION_STATUSES, type ExecutionStatus } from '../notes/notes.values';
import { ACCEPTED_BY, PLAN, type AcceptedBy } from './plan.values';

const VERSION = { min: 1, max: 4_294_967_295 } as const;
const COUNT = { min: 0, max: 100_000 } as const;
const CURRENCIES_MAX = 20;

/** The problem an item solves; told only to who may read diagnoses. */
export class PlanProblemDto {
  @Id() id!: number;
  @OneOf(PROBLEM_CODES) code!: ProblemCode;
  @Text({ max: PROBLEM.labelMax, nullable: true }) label!: string | null;
}

/** The finding of the chart an item stands for; told only to who may read charts. */
export class PlanFindingDto {
  @Id({ description: 'The row that stands now: a planned finding that was moved on has a further one' })
  findingId!: number;
  @OneOf(LAYERS) layer!: Layer;
  @Text({ max: 400, example: 'composite filling, mesial occlusal, planned' }) phrase!: string;
}

/** One thing to be done. `version` is its ETag. */
export class PlanItemDto {
  @Id() id!: number;
  @Id() phaseId!: number;
  @Int(VERSION) version!: number;
  @Id({ nullable: true, description: 'Of the clinic’s catalogue' }) procedureId!: number | null;
  @Text({ max: 20, nullable: true, description: 'The clinic’s code of the procedure' }) procedureCode!: string | null;
  @Text({ max: PLAN.nameMax, example: 'Composite filling, two surfaces' }) name!: string;
  @Money({ nullable: true, max: PLAN.priceMax, description: 'As it was when the item was planned' })
  price!: MoneyDto | null;
  @SomeOf(TEETH, { max: PLAN.teethMax }) teeth!: ToothId[];
  @SomeOf(SURFACES) surfaces!: Surface[];
  @Nested(() => AuthorDto, { nullable: true }) provider!: AuthorDto | null;
  @Day({ nullable: true }) plannedFor!: string | null;
  @Text({ max: 10, nullable: true, description: 'A day; of work noted on the chart as far as it is known (`2026-11`)' })
  executedAt!: string | null;
  @OneOf(EXECUTION_STATUSES) executionStatus!: ExecutionStatus;
  @Text({ max: PLAN.outcomeMax, nullable: true }) outcome!: string | null;
  @Text({ max: PLAN.noteMax, nullable: true }) note!: string | null;
  @Flag({ description: 'It stands for a finding of the chart, and its state is the chart’s' }) isOnChart!: boolean;
  @Nested(() => PlanFindingDto, {
    nullable: true,
    description: 'Null without one, for who may not read charts, and when it was taken back',
  })
  finding!: PlanFindingDto | null;
  @Nested(() => PlanProblemDto, { nullable: true }) problem!: PlanProblemDto | null;
  @Instant() createdAt!: string;
  @Nested(() => AuthorDto) createdBy!: AuthorDto;
  @Instant() updatedAt!: string;
  @Nested(() => AuthorDto) updatedBy!: AuthorDto;
}

/** How many items are in a state, and what they cost; a sum for each currency. */
export class PlanTotalDto {
  @OneOf(EXECUTION_STATUSES) executionStatus!: ExecutionStatus;
  @Int(COUNT) items!: number;
  @ListOf(() => MoneyDto, { max: CURRENCIES_MAX }) amounts!: MoneyDto[];
}

/** How far it has come. Cancelled items count for nothing. */
export class PlanProgressDto {
  @Int({ ...COUNT, description: 'All but those that were cancelled' }) items!: number;
  @Int({ ...COUNT, description: 'Completed' }) done!: number;
  @Int({ ...COUNT, description: 'Planned, in progress or done in part' }) open!: number;
  @Int({ min: 0, max: 100, description: 'Completed of all; 0 with none' }) percent!: number;
}

/** A phase with its items in their order. `version` is the phase’s own ETag. */
export class PlanPhaseDto {
  @Id() id!: number;
  @Int(VERSION) version!: number;
  @Text({ max: PLAN.phaseNameMax }) name!: string;
  @ListOf(() => PlanItemDto, { max: PLAN.itemsMax }) items!: PlanItemDto[];
  @ListOf(() => PlanTotalDto, { max: EXECUTION_STATUSES.length, description: 'Of the states that occur' })
  totals!: PlanTotalDto[];
  @Nested(() => PlanProgressDto) progress!: PlanProgressDto;
}

/** That somebody agreed to the plan. Never changed. */
export class PlanAcceptanceDto {
  @Id() id!: number;
  @Day() acceptedOn!: string;
  @OneOf(ACCEPTED_BY) acceptedBy!: AcceptedBy;
  @Int({ ...COUNT, description: 'Items the plan had then, without cancelled ones' }) items!: number;
  @ListOf(() => MoneyDto, { max: CURRENCIES_MAX, description: 'What they cost' }) amounts!: MoneyDto[];
  @Text({ max: PLAN.noteMax, nullable: true }) note!: string | null;
  @Instant() recordedAt!: string;
  @Nested(() => AuthorDto) recordedBy!: AuthorDto;
  @Flag({ description: 'Something was planned or priced anew since' }) isOutdated!: boolean;
}

/** The whole plan of a patient. */
export class PlanDto {
  @Id() patientId!: number;
  @ListOf(() => PlanPhaseDto, { max: PLAN.phasesMax }) phases!: PlanPhaseDto[];
  @ListOf(() => PlanTotalDto, { max: EXECUTION_STATUSES.length }) totals!: PlanTotalDto[];
  @Nested(() => PlanProgressDto) progress!: PlanProgressDto;
  @Nested(() => PlanAcceptanceDto, { nullable: true, description: 'The last one' })
  acceptance!: PlanAcceptanceDto | null;
  @Int({
    ...COUNT,
    nullable: true,
    description: 'Findings planned on the chart that no item stands for; null for who may not read charts',
  })
  proposals!: number | null;
}

/** Begins a phase, at the end of the plan. */
export class AddPlanPhaseDto {
  @Text({ max: PLAN.phaseNameMax, example: 'Disease control' }) name!: string;
}

/** Renames a phase or moves it. */
export class EditPlanPhaseDto {
  @Text({ max: PLAN.phaseNameMax, optional: true, example: 'Restorative' }) name?: string;
  @Id({ optional: true, nullable: true, example: undefined, description: 'The phase it goes before; null: to the end' })
  before?: number | null;
}

const maybe = { optional: true, nullable: true } as const;

/** Plans something: a procedure of the catalogue, words of one’s own, or a finding planned on the chart. */
export class AddPlanItemDto {
  @Id({ ...maybe, example: undefined, description: 'Of the catalogue: its name and price are copied' }) procedureId?:
    number | null;
  @Text({
    optional: true,
    max: PLAN.nameMax,
    example: 'Composite filling',
    description: 'Needed without a procedure and without a finding',
  })
  name?: string;
  @Money({ ...maybe, max: PLAN.priceMax, description: 'The procedure’s unless told' }) price?: MoneyDto | null;
  @SomeOf(TEETH, { optional: true, max: PLAN.teethMax, example: ['36'] }) teeth?: ToothId[];
  @SomeOf(SURFACES, { optional: true }) surfaces?: Surface[];
  @Id({ ...maybe, example: undefined, description: 'Who is to do it: somebody who treats patients' }) providerId?:
    number | null;
  @Day({ ...maybe, example: undefined }) plannedFor?: string | null;
  @Id({ ...maybe, example: undefined, description: 'A problem of this patient’s' }) problemId?: number | null;
  @Id({
    ...maybe,
    example: undefined,
    description: 'A finding of this patient’s chart, planned or in progress; teeth and surfaces are its',
  })
  findingId?: number | null;
  @Text({ ...maybe, max: PLAN.noteMax }) note?: string | null;
}

/** Changes an item. Teeth and surfaces of one on the chart are changed on the chart. */
export class EditPlanItemDto {
  @Id({ ...maybe, example: undefined }) procedureId?: number | null;
  @Text({ optional: true, max: PLAN.nameMax, example: 'Composite filling, two surfaces' }) name?: string;
  @Money({ ...maybe, max: PLAN.priceMax }) price?: MoneyDto | null;
  @SomeOf(TEETH, { optional: true, max: PLAN.teethMax }) teeth?: ToothId[];
  @SomeOf(SURFACES, { optional: true }) surfaces?: Surface[];
  @Id({ ...maybe, example: undefined }) providerId?: number | null;
  @Day({ ...maybe, example: undefined }) plannedFor?: string | null;
  @Id({ ...maybe, example: undefined }) problemId?: number | null;
  @Text({ ...maybe, max: PLAN.noteMax }) note?: string | null;
}

/** Moves an item within its phase or to another one. */
export class MovePlanItemDto {
  @Id({ optional: true, example: undefined, description: 'Its own unless told' }) phaseId?: number;
  @Id({
    ...maybe,
    example: undefined,
    description: 'The item of that phase it goes before; left out or null: to the end',
  })
  before?: number | null;
}

/** Says how far an item has come. Of an item on the chart this is an act on the chart. */
export class SetPlanStateDto {
  @OneOf(EXECUTION_STATUSES, { example: 'COMPLETED' }) executionStatus!: ExecutionStatus;
  @Day({ ...maybe, example: undefined, description: 'The day it was done; today unless told' }) executedAt?:
    string | null;
  @Text({ ...maybe, max: PLAN.outcomeMax, example: 'Isolated, two increments' }) outcome?: string | null;
}

/** A finding planned on the chart that no item stands for. */
export class PlanProposalDto {
  @Id() findingId!: number;
  @SomeOf(TEETH, { max: PLAN.teethMax }) teeth!: ToothId[];
  @SomeOf(SURFACES) surfaces!: Surface[];
  @OneOf(LAYERS) layer!: Layer;
  @Text({ max: 400, description: 'What the chart says' }) phrase!: string;
  @Text({ max: PLAN.nameMax, description: 'What the item would be called' }) name!: string;
}

export class PlanProposalsDto {
  @ListOf(() => PlanProposalDto, { max: PLAN.itemsMax }) items!: PlanProposalDto[];
}

/** Items that were planned at once. */
export class PlanItemsDto {
  @ListOf(() => PlanItemDto, { max: PLAN.itemsMax }) items!: PlanItemDto[];
}

/** Takes findings planned on the chart into the plan: those named, or all that no item stands for. */
export class PlanFromChartDto {
  @Id({
    ...maybe,
    example: undefined,
    description: 'The phase they go into; else the last one, which is begun when there is none',
  })
  phaseId?: number | null;
  @Ids({ optional: true, max: PLAN.itemsMax }) findingIds?: number[];
}

/** That the patient, or who speaks for them, agreed to the plan as it stands. */
export class AcceptPlanDto {
  @Day({ optional: true, example: undefined, description: 'Today unless told' }) acceptedOn?: string;
  @OneOf(ACCEPTED_BY, { optional: true, description: '`PATIENT` unless told' }) acceptedBy?: AcceptedBy;
  @Text({ ...maybe, max: PLAN.noteMax }) note?: string | null;
}
