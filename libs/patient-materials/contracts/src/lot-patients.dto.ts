import { LANGUAGES, PATIENT, type Language } from '@cuspid/patients/contracts';
import { Flag, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { MATERIAL } from './materials.values';
import { MaterialItemDto, MaterialLotDto } from './usages.dto';

const COUNT = { min: 1, max: 4_294_967_295 } as const;

/** Whom to write to. */
export class LotPatientNameDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
  @Text({ max: PATIENT.phoneMax, nullable: true }) phone!: string | null;
  @OneOf(LANGUAGES) language!: Language;
  @Flag({ description: 'The record is put away' }) isArchived!: boolean;
}

/** A patient on whom something of a lot was used. What was taken back does not count. */
export class LotPatientDto {
  @Nested(() => LotPatientNameDto) patient!: LotPatientNameDto;
  @Int({ ...COUNT, description: 'In the unit of the item, in all' }) quantity!: number;
  @Int({ ...COUNT, description: 'How many times' }) usages!: number;
  @Instant() firstUsedAt!: string;
  @Instant() lastUsedAt!: string;
}

/** Which of them to list. */
export class LotPatientsFilter extends PageFilter {}

/** A lot number of an item, as the maker or a letter of recall names it. */
export class LotRecallFilter extends PageFilter {
  @Id({ query: true, example: 1 }) itemId!: number;
  @Text({ max: MATERIAL.lotNumberMax, example: 'L2611', description: 'Compared without regard to case' })
  lotNumber!: string;
}

/** Which letters. */
export class LotLettersFilter {
  @Id({ query: true, example: 1 }) itemId!: number;
  @Text({ max: MATERIAL.lotNumberMax, example: 'L2611', description: 'Compared without regard to case' })
  lotNumber!: string;
}

/** The patients who got a lot, a page of them, by their numbers. */
export class LotRecallDto {
  @Nested(() => MaterialItemDto) item!: MaterialItemDto;
  @ListOf(() => MaterialLotDto, { max: MATERIAL.lotsMax, description: 'Deliveries under this number; none: unknown' })
  lots!: MaterialLotDto[];
  @ListOf(() => LotPatientDto, { max: 100 }) items!: LotPatientDto[];
  @Text({ max: 1_200, nullable: true }) nextCursor!: string | null;
  @Int({ min: 0, max: 4_294_967_295, optional: true }) total?: number;
  @Flag({ description: 'You see only patients in your care: there may be others' }) isOwnOnly!: boolean;
  @Int({
    min: 0,
    max: 4_294_967_295,
    description: 'Patients whose record is put away: only an administrator sees who they are',
  })
  hidden!: number;
}
