import { Day, Flag, Id, Int, ListOf, Nested, Text } from '@cuspid/platform/contracts/dto';
import { MATERIAL } from './materials.values';
import { AllergyClashDto, MaterialItemDto, MaterialProcedureDto } from './usages.dto';

const amount = { min: 1, max: MATERIAL.quantityMax } as const;
const COUNT = { min: 0, max: 4_294_967_295 } as const;

/** An item a procedure needs. */
export class RecipeLineDto {
  @Nested(() => MaterialItemDto) item!: MaterialItemDto;
  @Int({ ...amount, description: 'In the unit of the item' }) quantity!: number;
  @Flag({ description: 'The item lies in the bin: it is not proposed' }) isBinned!: boolean;
}

/** What a procedure of the catalogue needs. `version` is its ETag; 1: nobody has said anything yet. */
export class RecipeDto {
  @Nested(() => MaterialProcedureDto) procedure!: MaterialProcedureDto;
  @ListOf(() => RecipeLineDto, { max: MATERIAL.linesMax }) lines!: RecipeLineDto[];
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** An item and an amount of it, as somebody sets them. */
export class SetRecipeLineDto {
  @Id({ example: 1 }) itemId!: number;
  @Int({ ...amount, example: 1 }) quantity!: number;
}

/** Sets all that a procedure needs; no lines: it needs nothing. */
export class SetRecipeDto {
  @ListOf(() => SetRecipeLineDto, { max: MATERIAL.linesMax, example: [] }) lines!: SetRecipeLineDto[];
}

/** What is proposed from a lot. */
export class ProposedLotDto {
  @Id() lotId!: number;
  @Text({ max: MATERIAL.lotNumberMax, nullable: true }) number!: string | null;
  @Day({ nullable: true }) expiresOn!: string | null;
  @Int({ ...COUNT, description: 'To take from it' }) quantity!: number;
  @Int({ ...COUNT, description: 'What it has' }) onHand!: number;
}

/** An item that is likely to be used, with the lots to take it from. */
export class ProposedLineDto {
  @Nested(() => MaterialItemDto) item!: MaterialItemDto;
  @Nested(() => MaterialProcedureDto, { description: 'Whose recipe says so' }) procedure!: MaterialProcedureDto;
  @Int({ ...COUNT, description: 'By the recipe, for as many times as the procedure is planned' }) needed!: number;
  @Int({ ...COUNT, description: 'Of it, what is recorded for this visit already' }) recorded!: number;
  @Int({ ...COUNT, description: 'What is still to be taken' }) quantity!: number;
  @ListOf(() => ProposedLotDto, { max: MATERIAL.lotsMax, description: 'First expired first; expired ones never' })
  lots!: ProposedLotDto[];
  @Int({ ...COUNT, description: 'How much the stock lacks' }) short!: number;
  @ListOf(() => AllergyClashDto, { max: 50, description: 'Why it needs a reason to be used on this patient' })
  clashes!: AllergyClashDto[];
}

/** What a visit or a procedure is likely to need. */
export class ProposalDto {
  @Id({ nullable: true }) visitId!: number | null;
  @ListOf(() => ProposedLineDto, { max: 400 }) lines!: ProposedLineDto[];
}

/** For what to propose: all procedures planned for the visit, or one of the catalogue. */
export class ProposalFilter {
  @Id({ query: true, optional: true, example: undefined }) visitId?: number;
  @Id({ query: true, optional: true, example: undefined }) procedureId?: number;
}
