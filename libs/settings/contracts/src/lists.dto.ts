import { Day, Flag, Id, Int, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { SETTINGS, VISIT_COLOURS, type VisitColour } from './settings.values';

/** Which rows of a list the clinic keeps. */
export class KeptFilter extends PageFilter {
  @Flag({ query: true, optional: true, description: 'Also those out of use' }) includeInactive?: boolean;
}

const position = {
  min: 1,
  max: 200,
  optional: true,
  description: 'Its new place among those in use, counted from 1',
} as const;
const inUse = { optional: true, description: 'False takes it out of use; what refers to it stays' } as const;

/** A chair, as people are called to it. */
export class ChairDto {
  @Id() id!: number;
  @Text({ max: SETTINGS.chairNameMax, example: 'Chair 1' }) name!: string;
}

/** A chair with what administrators change of it. Lists are in the clinic's own order. */
export class KeptChairDto extends ChairDto {
  @Flag({ description: 'In use' }) isActive!: boolean;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

export class AddChairDto {
  @Text({ max: SETTINGS.chairNameMax, example: 'Chair 7' }) name!: string;
}

export class EditChairDto {
  @Text({ max: SETTINGS.chairNameMax, optional: true }) name?: string;
  @Flag(inUse) isActive?: boolean;
  @Int(position) position?: number;
}

/** A kind of visit: how long it usually takes, and its colour in the calendar. */
export class VisitTypeDto {
  @Id() id!: number;
  @Text({ max: SETTINGS.visitTypeNameMax, example: 'Adjustment' }) name!: string;
  @Int({ min: SETTINGS.minutesMin, max: SETTINGS.minutesMax, example: 30 }) minutes!: number;
  @OneOf(VISIT_COLOURS, { example: 'accent' }) colour!: VisitColour;
  @Flag({ description: 'In use' }) isActive!: boolean;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

export class AddVisitTypeDto {
  @Text({ max: SETTINGS.visitTypeNameMax, example: 'Retainer fit' }) name!: string;
  @Int({ min: SETTINGS.minutesMin, max: SETTINGS.minutesMax, example: 30 }) minutes!: number;
  @OneOf(VISIT_COLOURS, { example: 'violet' }) colour!: VisitColour;
}

export class EditVisitTypeDto {
  @Text({ max: SETTINGS.visitTypeNameMax, optional: true }) name?: string;
  @Int({ min: SETTINGS.minutesMin, max: SETTINGS.minutesMax, optional: true }) minutes?: number;
  @OneOf(VISIT_COLOURS, { optional: true }) colour?: VisitColour;
  @Flag(inUse) isActive?: boolean;
  @Int(position) position?: number;
}

/** A department of the clinic. */
export class DepartmentDto {
  @Id() id!: number;
  @Text({ max: SETTINGS.departmentNameMax, example: 'Orthodontics' }) name!: string;
  @Flag({ description: 'In use' }) isActive!: boolean;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

export class AddDepartmentDto {
  @Text({ max: SETTINGS.departmentNameMax, example: 'Periodontology' }) name!: string;
}

/** A new name is carried over to the accounts of the department. */
export class EditDepartmentDto {
  @Text({ max: SETTINGS.departmentNameMax, optional: true }) name?: string;
  @Flag(inUse) isActive?: boolean;
  @Int(position) position?: number;
}

/** A day the clinic is closed. */
export class HolidayDto {
  @Id() id!: number;
  @Day() day!: string;
  @Text({ max: SETTINGS.holidayNameMax, example: 'May Day' }) name!: string;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

export class HolidayFilter extends PageFilter {
  @Int({ min: 1900, max: 2999, query: true, optional: true, example: 2027 }) year?: number;
}

export class AddHolidayDto {
  @Day({ example: '2027-05-01' }) day!: string;
  @Text({ max: SETTINGS.holidayNameMax, example: 'May Day' }) name!: string;
}

export class EditHolidayDto {
  @Day({ optional: true, example: undefined }) day?: string;
  @Text({ max: SETTINGS.holidayNameMax, optional: true }) name?: string;
}
