import { Day, Flag, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { MATERIAL } from './materials.values';

const amount = { min: 1, max: MATERIAL.quantityMax } as const;
const VERSION = { min: 1, max: 4_294_967_295 } as const;
const open = { optional: true, nullable: true, example: undefined } as const;
const why = {
  optional: true,
  min: MATERIAL.reasonMin,
  max: MATERIAL.reasonMax,
  description: 'Why it was used although the patient is allergic to it; kept with the usage',
} as const;

/** An item of the stock, by name. */
export class MaterialItemDto {
  @Id() id!: number;
  @Text({ max: MATERIAL.itemNameMax, example: 'Composite A2, capsule' }) name!: string;
  @Text({ max: MATERIAL.unitMax, example: 'capsule' }) unit!: string;
}

/** A lot of it. */
export class MaterialLotDto {
  @Id() id!: number;
  @Text({ max: MATERIAL.lotNumberMax, nullable: true, example: 'L2611', description: 'Null: it came without one' })
  number!: string | null;
  @Day({ nullable: true }) expiresOn!: string | null;
}

/** The visit it was used in. */
export class MaterialVisitDto {
  @Id() id!: number;
  @Instant() startsAt!: string;
}

/** The procedure of the catalogue it was used for. */
export class MaterialProcedureDto {
  @Id() id!: number;
  @Text({ max: MATERIAL.procedureNameMax, example: 'Composite filling' }) name!: string;
}

/** An allergy of the patient that something in the material meets. */
export class AllergyClashDto {
  @Text({ max: 120, description: 'The alert of the patient, as it was written', example: 'Latex' }) alert!: string;
  @Text({ max: 160, description: 'What of the item it meets', example: 'natural rubber' }) material!: string;
}

/** Something of the stock that was used on a patient. Of one lot. */
export class MaterialUsageDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @Int(VERSION) version!: number;
  @Nested(() => MaterialItemDto) item!: MaterialItemDto;
  @Nested(() => MaterialLotDto) lot!: MaterialLotDto;
  @Int({ ...amount, description: 'In the unit of the item' }) quantity!: number;
  @Instant() usedAt!: string;
  @Text({ max: MATERIAL.purposeMax, nullable: true }) purpose!: string | null;
  @Text({ max: MATERIAL.notesMax, nullable: true }) notes!: string | null;
  @Nested(() => MaterialVisitDto, { nullable: true }) visit!: MaterialVisitDto | null;
  @Nested(() => MaterialProcedureDto, { nullable: true }) procedure!: MaterialProcedureDto | null;
  @Text({ max: MATERIAL.reasonMax, nullable: true, description: 'Why it was used in spite of an allergy' })
  allergyReason!: string | null;
  @Instant() createdAt!: string;
  @Nested(() => StaffDto) createdBy!: StaffDto;
  @Instant() updatedAt!: string;
  @Nested(() => StaffDto) updatedBy!: StaffDto;
  @Instant({ nullable: true }) binnedAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) binnedBy!: StaffDto | null;
}

/** What was recorded. When one lot did not have enough, the rest is in usages of their own. */
export class RecordedUsageDto extends MaterialUsageDto {
  @ListOf(() => MaterialUsageDto, {
    max: MATERIAL.lotsMax,
    description: 'The rest of the amount, from further lots: a usage is of one lot',
  })
  further!: MaterialUsageDto[];
}

/** All that was recorded at once, a usage a lot. */
export class RecordedUsagesDto {
  @ListOf(() => MaterialUsageDto, { max: MATERIAL.linesMax * MATERIAL.lotsMax }) items!: MaterialUsageDto[];
}

/** Which usages of a patient to list, the last used first. */
export class MaterialFilter extends PageFilter {
  @Id({ query: true, optional: true, example: undefined }) visitId?: number;
  @OneOf(['only'], { optional: true, description: 'Those in the bin instead', example: undefined }) bin?: 'only';
}

/** Records that something of the stock was used. It leaves the stock in the same moment. */
export class RecordUsageDto {
  @Id({ example: 1 }) itemId!: number;
  @Id({
    optional: true,
    example: undefined,
    description: 'Without it, the lots that expire first are taken from, as many as it needs',
  })
  lotId?: number;
  @Int({ ...amount, example: 1, description: 'In the unit of the item' }) quantity!: number;
  @Instant({ optional: true, example: undefined, description: 'Now, unless told; never ahead' }) usedAt?: string;
  @Text({ ...open, max: MATERIAL.purposeMax, example: 'Filling 46' }) purpose?: string | null;
  @Text({ ...open, max: MATERIAL.notesMax }) notes?: string | null;
  @Id({ ...open, description: 'A visit of this patient' }) visitId?: number | null;
  @Id({ ...open, description: 'Of the catalogue' }) procedureId?: number | null;
  @Text(why) allergyReason?: string;
}

/** An item and how much of it. */
export class UsageLineDto {
  @Id({ example: 1 }) itemId!: number;
  @Id({ optional: true, example: undefined }) lotId?: number;
  @Int({ ...amount, example: 1 }) quantity!: number;
}

/** Records several at once: all of them or none. */
export class RecordUsagesDto {
  @ListOf(() => UsageLineDto, { min: 1, max: MATERIAL.linesMax }) lines!: UsageLineDto[];
  @Instant({ optional: true, example: undefined, description: 'Now, unless told; never ahead' }) usedAt?: string;
  @Text({ ...open, max: MATERIAL.purposeMax }) purpose?: string | null;
  @Text({ ...open, max: MATERIAL.notesMax }) notes?: string | null;
  @Id({ ...open, description: 'A visit of this patient' }) visitId?: number | null;
  @Id({ ...open, description: 'Of the catalogue' }) procedureId?: number | null;
  @Text(why) allergyReason?: string;
}

/**
 * Changes a usage; what is left out stays. Another amount moves the difference, another item or lot gives back what was
 * taken and takes anew. Of another item without `lotId`, the lot that expires first and has enough.
 */
export class EditUsageDto {
  @Id({ optional: true, example: undefined }) itemId?: number;
  @Id({ optional: true, example: undefined }) lotId?: number;
  @Int({ ...amount, optional: true, example: 1 }) quantity?: number;
  @Instant({ optional: true, example: undefined }) usedAt?: string;
  @Text({ ...open, max: MATERIAL.purposeMax, example: 'Filling 46' }) purpose?: string | null;
  @Text({ ...open, max: MATERIAL.notesMax }) notes?: string | null;
  @Id({ ...open, description: 'A visit of this patient' }) visitId?: number | null;
  @Id({ ...open, description: 'Of the catalogue' }) procedureId?: number | null;
  @Text(why) allergyReason?: string;
}

/** How a usage is taken away. */
export class RemoveUsageFilter {
  @Flag({
    query: true,
    optional: true,
    example: undefined,
    description: 'For good, only from the bin; the movements of the stock stay',
  })
  purge?: boolean;
}
