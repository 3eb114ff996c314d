import { ROLES, type Role } from '@cuspid/platform/contracts';
import { Flag, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { ApiProperty } from '@nestjs/swagger';
import { AUDIT, AUDIT_KINDS, BROKEN, type AuditKind, type Broken } from './audit.values';

const word = (max: number, says: string) =>
  ({
    max,
    optional: true,
    pattern: { matches: /^[\w.-]+$/, says: 'may hold letters, digits, dots and dashes' },
    description: says,
  }) as const;

/** Which entries of the log. */
export class AuditFilter extends PageFilter {
  @Id({ query: true, optional: true, example: undefined, description: 'One entry' }) id?: number;
  @Id({ query: true, optional: true, example: undefined }) actorId?: number;
  @OneOf(ROLES, { optional: true, description: 'The role the person had' }) role?: Role;
  @OneOf(AUDIT_KINDS, { optional: true }) kind?: AuditKind;
  @Text(word(AUDIT.actionMax, 'One action (`patient.changed`), or all of a record (`patient.`)')) action?: string;
  @Text(word(AUDIT.entityMax, 'Kind of record: `patient`, `visit`')) entity?: string;
  @Id({ query: true, optional: true, example: undefined, description: 'Needs `entity`' }) entityId?: number;
  @Id({ query: true, optional: true, example: undefined }) patientId?: number;
  @Instant({ optional: true, example: undefined, description: 'From this instant on' }) from?: string;
  @Instant({ optional: true, example: undefined, description: 'Before this instant' }) to?: string;
  @Text({ max: 45, optional: true, description: 'Network address, exactly' }) address?: string;
  @Text(word(64, 'The request')) requestId?: string;
  @Text({
    max: AUDIT.textMax,
    optional: true,
    description: `Words in before, after, action or name. Needs a period of at most ${AUDIT.textDays} days`,
  })
  text?: string;
}

/** Who did it; the name and role are those of that moment. */
export class AuditActorDto {
  @Id() id!: number;
  @Text({ max: 120, nullable: true }) name!: string | null;
  @Text({ max: 20, nullable: true }) role!: string | null;
}

/** The patient an entry is about; name and code are those of now, and missing where the patient is gone. */
export class AuditPatientDto {
  @Id() id!: number;
  @Text({ max: 200, optional: true }) name?: string;
  @Text({ max: 40, optional: true }) code?: string;
}

/** One line of the log. */
export class AuditEntryDto {
  @Id() id!: number;
  @Instant() at!: string;
  @Nested(() => AuditActorDto, { nullable: true }) actor!: AuditActorDto | null;
  @Text({ max: AUDIT.actionMax }) action!: string;
  @OneOf(AUDIT_KINDS) kind!: AuditKind;
  @Text({ max: AUDIT.entityMax, nullable: true }) entity!: string | null;
  @Id({ nullable: true }) entityId!: number | null;
  @Nested(() => AuditPatientDto, { nullable: true }) patient!: AuditPatientDto | null;
  @ApiProperty({ type: Object, nullable: true, description: 'The changed fields as they were' })
  before!: Record<string, unknown> | null;
  @ApiProperty({ type: Object, nullable: true, description: 'The changed fields as they are' })
  after!: Record<string, unknown> | null;
  @Text({ max: 45, nullable: true }) address!: string | null;
  @Text({ max: 64, nullable: true }) requestId!: string | null;
}

/** An action the log knows. */
export class AuditActionDto {
  @Text({ max: AUDIT.actionMax }) action!: string;
  @OneOf(AUDIT_KINDS) kind!: AuditKind;
}

export class AuditActionsDto {
  @ListOf(() => AuditActionDto, { max: 1_000 }) items!: AuditActionDto[];
}

/** How to prove the chain. */
export class VerifyFilter {
  @Flag({
    query: true,
    optional: true,
    description: 'The last proof of this process, if there is one: nothing is read',
  })
  last?: boolean;
  @Int({
    min: 0,
    max: 4_294_967_295,
    query: true,
    optional: true,
    description: 'Only the links after this position, which somebody has proven before',
  })
  from?: number;
}

/** A place in the chain. */
export class LinkDto {
  @Int({ min: 0, max: 4_294_967_295 }) position!: number;
  @Text({ max: 64 }) hash!: string;
}

/** A signed head, kept outside the database. */
export class HeadDto extends LinkDto {
  @Instant() at!: string;
}

/** The first place where the chain is broken. */
export class BrokenDto {
  @OneOf(BROKEN) what!: Broken;
  @Int({ min: 0, max: 4_294_967_295, nullable: true }) position!: number | null;
  @Id({ nullable: true }) entryId!: number | null;
  @Int({ min: 0, max: 4_294_967_295, optional: true, description: 'Up to this position everything agrees' })
  afterPosition?: number;
}

/** What the proof of the chain came to. */
export class VerificationDto {
  @Flag() isIntact!: boolean;
  @Int({ min: 0, max: 4_294_967_295, description: 'Entries whose every byte was checked' }) checked!: number;
  @Int({ min: 0, max: 4_294_967_295, description: 'The position before the first one checked' }) from!: number;
  @Nested(() => LinkDto) end!: LinkDto;
  @Nested(() => HeadDto, { nullable: true }) head!: HeadDto | null;
  @Int({ min: 0, max: 4_294_967_295, description: 'Signed heads the chain was held against' }) heads!: number;
  @Nested(() => BrokenDto, { nullable: true }) firstBroken!: BrokenDto | null;
  @Instant() checkedAt!: string;
  @Int({ min: 0, max: 4_294_967_295 }) milliseconds!: number;
}
