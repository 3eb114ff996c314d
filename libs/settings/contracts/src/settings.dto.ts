import { Day, Email, Flag, Int, ListOf, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { PROFILE_NAMES, type ProfileName } from '@cuspid/odontogram';
import { CLOCK, type DayHours, type OpenSpan } from './opening';
import { CARE_TEAM_SCOPES, LOGO, LOGO_TYPES, SETTINGS, type CareTeamScope, type LogoType } from './settings.values';

const clock = { min: 5, max: 5, pattern: { matches: CLOCK, says: 'must be a time written HH:MM' } } as const;

const target = { min: 1, max: SETTINGS.targetMinutesMax, example: 30 } as const;

/** A stretch of the clinic's wall clock. */
export class OpenSpanDto implements OpenSpan {
  @Text({ ...clock, example: '08:00' }) from!: string;
  @Text({ ...clock, example: '17:00', description: 'Until before; 24:00 ends the day' }) to!: string;
}

/** The hours of one weekday; no span means closed. */
export class DayHoursDto implements DayHours {
  @Int({ min: 1, max: 7, description: 'ISO 8601: 1 is Monday' }) weekday!: number;
  @ListOf(() => OpenSpanDto, { max: SETTINGS.spansADay }) spans!: OpenSpanDto[];
}

/** One day of the clinic. */
export class ClinicDayDto {
  @Day() day!: string;
  @Text({ max: SETTINGS.holidayNameMax, nullable: true, description: 'The holiday it is closed for' }) holiday!:
    string | null;
  @ListOf(() => OpenSpanDto, { max: SETTINGS.spansADay }) spans!: OpenSpanDto[];
  @Flag({ description: 'Open at this moment' }) isOpen!: boolean;
}

/** The logo that is kept; its bytes are at `GET /api/settings/logo`. */
export class LogoDto {
  @OneOf(LOGO_TYPES) contentType!: LogoType;
  @Int({ min: 1, max: LOGO.maxBytes }) bytes!: number;
  @Int({ min: LOGO.minSide, max: LOGO.maxSide, description: 'In pixels' }) width!: number;
  @Int({ min: LOGO.minSide, max: LOGO.maxSide, description: 'In pixels' }) height!: number;
}

/** The clinic's own facts: what every screen and every printed page goes by. */
export class SettingsDto {
  @Text({ max: SETTINGS.nameMax, example: 'Mahaweli Teaching Dental Hospital' }) name!: string;
  @Text({ max: SETTINGS.placeMax, nullable: true, example: 'Kandy · Orthodontic Unit' }) place!: string | null;
  @Text({ max: SETTINGS.addressMax, nullable: true }) address!: string | null;
  @Text({ max: SETTINGS.phoneMax, nullable: true, example: '081 223 4500' }) phone!: string | null;
  @Email({ nullable: true }) email!: string | null;
  @Text({ max: SETTINGS.timeZoneMax, example: 'Asia/Colombo', description: 'IANA' }) timeZone!: string;
  @Text({ min: 3, max: 3, example: 'LKR', description: 'ISO 4217' }) currency!: string;
  @OneOf(CARE_TEAM_SCOPES) careTeamScope!: CareTeamScope;
  @Text({ max: SETTINGS.codePrefixMax, example: 'PT', description: 'Begins every generated patient code' })
  codePrefix!: string;
  @Int({
    min: 0,
    max: SETTINGS.alertsAskMonthsMax,
    example: 6,
    description: 'Months after which allergies and alerts are asked about again; 0: never by itself',
  })
  alertsAskMonths!: number;
  @Int({
    min: 0,
    max: SETTINGS.retentionYearsMax,
    description: 'Years a patient’s record is kept after its last entry',
  })
  patientRetentionYears!: number;
  @Int({ ...target, description: 'Minutes in the waiting room at most' }) waitingTargetMinutes!: number;
  @Int({ ...target, description: 'Minutes of a consultation at most' }) consultationTargetMinutes!: number;
  @Int({ ...target, description: 'Minutes of a treatment at most' }) treatmentTargetMinutes!: number;
  @Int({ ...target, description: 'Minutes at the cashier at most' }) cashierTargetMinutes!: number;
  @Int({ ...target, description: 'Minutes a student waits for a check at most' }) checkTargetMinutes!: number;
  @Flag({ description: 'Tickets have a letter for who treats, another one every day' }) hasTicketLetters!: boolean;
  @OneOf(PROFILE_NAMES, { description: 'Colour convention of every dental chart, on screen and on paper' })
  chartProfile!: ProfileName;
  @ListOf(() => DayHoursDto, { max: 7 }) hours!: DayHoursDto[];
  @Nested(() => LogoDto, { nullable: true }) logo!: LogoDto | null;
  @Nested(() => ClinicDayDto) today!: ClinicDayDto;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** What may be changed. A field that is left out stays; null clears. */
export class EditSettingsDto {
  @Text({ max: SETTINGS.nameMax, optional: true }) name?: string;
  @Text({ max: SETTINGS.placeMax, optional: true, nullable: true }) place?: string | null;
  @Text({ max: SETTINGS.addressMax, optional: true, nullable: true }) address?: string | null;
  @Text({ max: SETTINGS.phoneMax, optional: true, nullable: true, example: '081 223 4500' }) phone?: string | null;
  @Email({ optional: true, nullable: true }) email?: string | null;
  @Text({ max: SETTINGS.timeZoneMax, optional: true, description: 'IANA: “today” and everything printed' })
  timeZone?: string;
  @Text({ min: 3, max: 3, optional: true, description: 'ISO 4217; 409 while prices are in another' }) currency?: string;
  @OneOf(CARE_TEAM_SCOPES, {
    optional: true,
    description: '`clinic`: every dentist sees every patient. Students never do',
  })
  careTeamScope?: CareTeamScope;
  @Text({
    max: SETTINGS.codePrefixMax,
    optional: true,
    pattern: { matches: /^[A-Z]+$/, says: 'must be capital letters A to Z' },
    description: 'For codes still to be made; those given out stay',
  })
  codePrefix?: string;
  @Int({
    min: 0,
    max: SETTINGS.alertsAskMonthsMax,
    optional: true,
    example: 6,
    description: 'Months after which allergies and alerts are asked about again; 0: never by itself',
  })
  alertsAskMonths?: number;
  @Int({
    min: 0,
    max: SETTINGS.retentionYearsMax,
    optional: true,
    example: 10,
    description: 'Years a patient’s record is kept after its last entry; a child’s from their 18th birthday',
  })
  patientRetentionYears?: number;
  @Int({ ...target, optional: true, description: 'Minutes in the waiting room at most' }) waitingTargetMinutes?: number;
  @Int({ ...target, optional: true, description: 'Minutes of a consultation at most' })
  consultationTargetMinutes?: number;
  @Int({ ...target, optional: true, description: 'Minutes of a treatment at most' }) treatmentTargetMinutes?: number;
  @Int({ ...target, optional: true, description: 'Minutes at the cashier at most' }) cashierTargetMinutes?: number;
  @Int({ ...target, optional: true, description: 'Minutes a student waits for a check at most' })
  checkTargetMinutes?: number;
  @Flag({ optional: true, description: 'Tickets have a letter for who treats, shuffled anew every day' })
  hasTicketLetters?: boolean;
  @OneOf(PROFILE_NAMES, { optional: true, description: 'Colour convention of every dental chart; patterns stay' })
  chartProfile?: ProfileName;
  @ListOf(() => DayHoursDto, { min: 7, max: 7, optional: true, description: 'The whole week, each weekday once' })
  hours?: DayHoursDto[];
}
