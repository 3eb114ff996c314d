import { Day, Id, Int, ListOf, Nested, OneOf } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { StageTargetsDto } from './forecast.dto';
import { STAGES, type Stage } from './queue.values';

const many = { min: 0, max: 4_294_967_295 } as const;

/** Which days, at most 366 of them, both included; the last thirty unless said otherwise. */
export class StageFiguresFilter {
  @Day({ optional: true }) from?: string;
  @Day({ optional: true }) to?: string;
  @Id({ query: true, optional: true, example: undefined }) providerId?: number;
}

/** How long one stage took, in minutes. */
export class StageFigureDto {
  @OneOf(STAGES) stage!: Stage;
  @Int({ ...many, description: 'Stays that were measured: what the shares are of' }) count!: number;
  @Int({ ...many, nullable: true }) medianMinutes!: number | null;
  @Int({ ...many, nullable: true, description: 'Nine of ten took no longer' }) ninetiethMinutes!: number | null;
  @Int({ ...many, description: 'How many took no longer than the target' }) withinTarget!: number;
}

export class ProviderFiguresDto {
  @Nested(() => StaffDto, { nullable: true, description: 'null: called by nobody in particular' })
  provider!: StaffDto | null;
  @ListOf(() => StageFigureDto, { max: 4 }) stages!: StageFigureDto[];
}

export class HourFiguresDto {
  @Int({ min: 0, max: 23, description: 'Of the clinic’s clock, in which the stage began' }) hour!: number;
  @ListOf(() => StageFigureDto, { max: 4 }) stages!: StageFigureDto[];
}

/** How long the stages took over some days. */
export class StageFiguresDto {
  @Day() from!: string;
  @Day() to!: string;
  @Int({ ...many, description: 'Patients who were checked in on these days' }) entries!: number;
  @Int({ ...many, description: 'Of them left out: not finished, or still in the clinic' }) leftOut!: number;
  @Nested(() => StageTargetsDto, { description: 'What “within the target” is measured by: the targets of today' })
  targets!: StageTargetsDto;
  @ListOf(() => StageFigureDto, { max: 4 }) stages!: StageFigureDto[];
  @ListOf(() => ProviderFiguresDto, { max: 1_000 }) providers!: ProviderFiguresDto[];
  @ListOf(() => HourFiguresDto, { max: 24 }) hours!: HourFiguresDto[];
}
