import { Flag, Id, Int, Money, MoneyDto, Text } from '@cuspid/platform/contracts/dto';
import { KeptFilter } from './lists.dto';
import { SETTINGS } from './settings.values';

/** Which procedures of the catalogue. */
export class ProcedureFilter extends KeptFilter {
  @Text({ max: 100, optional: true, description: 'fragments of name, code or category, in any order' }) search?: string;
}

const code = {
  max: SETTINGS.procedureCodeMax,
  pattern: {
    matches: /^[A-Za-z0-9][A-Za-z0-9./-]*$/,
    says: 'may hold letters, digits, dots, slashes and dashes',
  },
  optional: true,
  nullable: true,
} as const;

/** Something the clinic does and charges for. The code is the clinic's own. */
export class ProcedureDto {
  @Id() id!: number;
  @Text({ max: SETTINGS.procedureCodeMax, nullable: true, example: 'OR-120' }) code!: string | null;
  @Text({ max: SETTINGS.procedureNameMax, example: 'Fixed appliance, upper arch' }) name!: string;
  @Text({ max: SETTINGS.categoryMax, example: 'Orthodontics' }) category!: string;
  @Money({ nullable: true, max: SETTINGS.priceMax, description: 'Null: agreed each time' }) price!: MoneyDto | null;
  @Flag({ description: 'In use' }) isActive!: boolean;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** The price is in the clinic's currency. */
export class AddProcedureDto {
  @Text({ ...code, example: 'OR-140' }) code?: string | null;
  @Text({ max: SETTINGS.procedureNameMax, example: 'Palatal expander' }) name!: string;
  @Text({ max: SETTINGS.categoryMax, example: 'Orthodontics' }) category!: string;
  @Money({ optional: true, nullable: true, max: SETTINGS.priceMax }) price?: MoneyDto | null;
}

export class EditProcedureDto {
  @Text(code) code?: string | null;
  @Text({ max: SETTINGS.procedureNameMax, optional: true }) name?: string;
  @Text({ max: SETTINGS.categoryMax, optional: true }) category?: string;
  @Money({ optional: true, nullable: true, max: SETTINGS.priceMax }) price?: MoneyDto | null;
  @Flag({ optional: true, description: 'False takes it out of use; what refers to it stays' }) isActive?: boolean;
}
