import { Flag, Instant, Int, Nested } from '@cuspid/platform/contracts/dto';
import { ChairDto } from '@cuspid/settings/contracts/dto';

/** When a waiting patient is likely to be called: as often before `at` as after it, in four of five cases in between. */
export class CallForecastDto {
  @Nested(() => ChairDto, { nullable: true, description: 'The chair it is likely to be' }) chair!: ChairDto | null;
  @Instant({ description: 'The middle of what may come, to the minute' }) at!: string;
  @Instant({ description: 'One of ten is called earlier' }) from!: string;
  @Instant({ description: 'One of ten is called later' }) until!: string;
  @Flag({ description: 'The clinic has too short a history: reckoned from the targets of the stages instead' })
  isFromTargets!: boolean;
}

/** Minutes each stage should take at most: the clinic's own settings. */
export class StageTargetsDto {
  @Int({ min: 1, max: 480, example: 30 }) waiting!: number;
  @Int({ min: 1, max: 480, example: 20 }) consultation!: number;
  @Int({ min: 1, max: 480, example: 60 }) treatment!: number;
  @Int({ min: 1, max: 480, example: 10 }) cashier!: number;
  @Int({ min: 1, max: 480, example: 10, description: 'How long a student should wait for a check' }) check!: number;
}
