import { Day, Flag, Id, Int, ListOf, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { SAVED_VIEW, STATS_MONTHS, STATS_PROVINCES } from './directory.values';
import {
  ALLERGY_STATES,
  CLINICAL_STATUSES,
  PATIENT,
  PATIENT_SORTS,
  SEXES,
  type AllergyState,
  type ClinicalStatus,
  type PatientSort,
  type Sex,
} from './patients.values';

const optional = { optional: true } as const;
const age = { min: 0, max: PATIENT.ageMax, query: true, optional: true, example: undefined } as const;

/** Which patients to list. What is told together must hold together. */
export class PatientFilter extends PageFilter {
  @Text({
    max: PATIENT.queryMax,
    optional: true,
    description: 'Fragments of names, a code, digits of a phone or a birth date, in any order',
    example: undefined,
  })
  q?: string;
  @OneOf(PATIENT_SORTS, {
    ...optional,
    description: 'Without `q`; with it, the best match comes first. `age`: youngest first, unknown birth dates last',
  })
  sort?: PatientSort;
  @OneOf(CLINICAL_STATUSES, optional) clinicalStatus?: ClinicalStatus;
  @OneOf(SEXES, optional) sex?: Sex;
  @Id({ query: true, optional: true, description: 'On whose care team they are', example: undefined })
  clinicianId?: number;
  @Flag({ query: true, optional: true, description: '`true`: on whose care team nobody is', example: undefined })
  isUnassigned?: boolean;
  @Day({ ...optional, example: undefined, description: 'Registered on this day of the clinic or later' })
  registeredFrom?: string;
  @Day({ ...optional, example: undefined, description: 'Registered on this day of the clinic or earlier' })
  registeredTo?: string;
  @Text({ max: PATIENT.provinceMax, optional: true, example: undefined, description: 'The province, as written' })
  province?: string;
  @Int({ ...age, description: 'At least this many years old today' }) ageFrom?: number;
  @Int({ ...age, description: 'At most this many years old today' }) ageTo?: number;
  @Flag({ query: true, optional: true, example: undefined, description: '`true`: whose birth date nobody knows' })
  isAgeUnknown?: boolean;
  @OneOf(ALLERGY_STATES, optional) allergyState?: AllergyState;
  @Flag({
    query: true,
    optional: true,
    example: undefined,
    description:
      '`true`: archived records instead, without those merged into another; needs `patient.archive`, 403 without it',
  })
  isArchived?: boolean;
}

/** Which patients to take away in a file: those of a filter, or of them only some chosen by hand. */
export class PatientExportFilter extends PatientFilter {
  @Text({
    max: 1_200,
    optional: true,
    example: undefined,
    pattern: {
      matches: /^[1-9]\d{0,9}(,[1-9]\d{0,9}){0,99}$/,
      says: 'must be up to a hundred ids with commas between',
    },
    description: 'Only these of them: up to a hundred ids with commas between',
  })
  ids?: string;
}

const many = { min: 0, max: 4_294_967_295 } as const;

export class StatusCountDto {
  @OneOf(CLINICAL_STATUSES) status!: ClinicalStatus;
  @Int(many) count!: number;
}

export class SexCountDto {
  @OneOf(SEXES) sex!: Sex;
  @Int(many) count!: number;
}

/** Patients of these completed years today; both null: whose birth date nobody knows. */
export class AgeCountDto {
  @Int({ min: 0, max: PATIENT.ageMax, nullable: true }) from!: number | null;
  @Int({ min: 0, max: PATIENT.ageMax, nullable: true, description: 'Null: and older' }) to!: number | null;
  @Int(many) count!: number;
}

/** Patients registered in a month of the clinic, from its first day to its last. */
export class MonthCountDto {
  @Day() from!: string;
  @Day() to!: string;
  @Int(many) count!: number;
}

export class ProvinceCountDto {
  @Text({ max: PATIENT.provinceMax }) province!: string;
  @Int(many) count!: number;
}

/** How many patients there are, as far as the caller sees them. Each figure is the length of the list filtered so. */
export class PatientStatsDto {
  @Int(many) total!: number;
  @Int({ ...many, description: 'Registered today, in the clinic’s zone' }) registeredToday!: number;
  @Int(many) allergiesUnknown!: number;
  @ListOf(() => StatusCountDto, { max: CLINICAL_STATUSES.length }) byStatus!: StatusCountDto[];
  @ListOf(() => SexCountDto, { max: SEXES.length }) bySex!: SexCountDto[];
  @ListOf(() => AgeCountDto, { max: 10 }) byAge!: AgeCountDto[];
  @ListOf(() => MonthCountDto, { max: STATS_MONTHS, description: 'The last twelve months, oldest first' })
  byMonth!: MonthCountDto[];
  @ListOf(() => ProvinceCountDto, { max: STATS_PROVINCES, description: 'Most patients first' })
  byProvince!: ProvinceCountDto[];
  @Int({ ...many, description: 'On whose care team nobody is' }) unassigned!: number;
  @Int({ ...many, nullable: true, description: 'Archived; null for who may not list them' }) archived!: number | null;
}

const query = {
  max: SAVED_VIEW.queryMax,
  min: 0,
  pattern: { matches: /^[\w%.+=&~*-]*$/, says: 'must be what stands behind the question mark of an address' },
  description: 'Filter, order and columns, as the address of the directory says them',
  example: 'status=ACTIVE&sort=-registeredAt',
} as const;
const name = { max: SAVED_VIEW.nameMax, example: 'New this month' } as const;

/** A filter of the directory under a name of one's own. */
export class SavedViewDto {
  @Id() id!: number;
  @Text(name) name!: string;
  @Text(query) query!: string;
  @Flag({ description: 'What the directory opens with; one at most' }) isDefault!: boolean;
  @Int({ min: 1, max: 4_294_967_295, description: 'Send it back as If-Match' }) version!: number;
}

export class SavedViewsDto {
  @ListOf(() => SavedViewDto, { max: SAVED_VIEW.max, description: 'By name' }) items!: SavedViewDto[];
}

/** Keeps a filter under a name. */
export class SaveViewDto {
  @Text(name) name!: string;
  @Text(query) query!: string;
  @Flag({ optional: true, description: 'The directory opens with it from now on' }) isDefault?: boolean;
}

/** Renames a view, overwrites what it shows, or makes it the one the directory opens with. */
export class ChangeViewDto {
  @Text({ ...name, optional: true }) name?: string;
  @Text({ ...query, optional: true }) query?: string;
  @Flag({ optional: true }) isDefault?: boolean;
}
