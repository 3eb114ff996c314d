import { Day, Id, Int, ListOf, MoneyDto, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { COST_GROUPS, type CostGroup } from './materials.values';

const COUNT = { min: 0, max: 4_294_967_295 } as const;
const CURRENCIES_MAX = 20;

/** Of which days, and by what the costs are summed. The dearest first. */
export class MaterialCostsFilter extends PageFilter {
  @OneOf(COST_GROUPS, { example: 'patient' }) by!: CostGroup;
  @Day({ description: 'The first day, in the clinic’s time zone', example: '2026-01-01' }) from!: string;
  @Day({ description: 'The last day', example: '2026-12-31' }) to!: string;
}

/** What was used for one, in one currency, by the prices of the lots as the stock’s movements keep them. */
export class MaterialCostDto {
  @Id({ nullable: true, description: 'Of the patient, procedure or student; null: for no procedure' }) id!:
    number | null;
  @Text({ max: 200, nullable: true }) name!: string | null;
  @Text({ max: 20, nullable: true, description: 'Of a patient or a procedure' }) code!: string | null;
  @Int({ ...COUNT, description: 'Usages with a price in this currency' }) usages!: number;
  @Nested(() => MoneyDto) amount!: MoneyDto;
}

/** What all of them are in a currency. Currencies are never added together. */
export class MaterialCostTotalDto {
  @Nested(() => MoneyDto) amount!: MoneyDto;
  @Int(COUNT) usages!: number;
}

/** Costs of materials, a page of them. What lies in the bin costs nothing: it went back. */
export class MaterialCostsDto {
  @ListOf(() => MaterialCostDto, { max: 100 }) items!: MaterialCostDto[];
  @Text({ max: 1_200, nullable: true }) nextCursor!: string | null;
  @Int({ ...COUNT, optional: true }) total?: number;
  @ListOf(() => MaterialCostTotalDto, { max: CURRENCIES_MAX }) totals!: MaterialCostTotalDto[];
  @Int({ ...COUNT, description: 'Usages of lots without a price: they are in no sum' }) unpriced!: number;
}
