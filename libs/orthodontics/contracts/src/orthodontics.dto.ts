import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { Day, Flag, Id, Instant, Int, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { CROWDING_CLASSES, PAR_OUTCOMES, TREATMENT_NEEDS } from '@cuspid/odontogram';
import type { CrowdingClass, ParOutcomeName, TreatmentNeed } from '@cuspid/odontogram';
import { ApiProperty } from '@nestjs/swagger';
import { OrthoFieldsDto } from './ortho-fields.dto';
import { ORTHO, ORTHO_STATES, type OrthoState } from './orthodontics.values';

const VERSION = { min: 1, max: 4_294_967_295 } as const;
const points = { min: 0, max: 200, nullable: true } as const;

/** Dental health component of the IOTN: the worst feature decides, its letter says which. */
export class IotnDto {
  @Int({ min: 1, max: 5 }) grade!: number;
  @Text({ max: 1, nullable: true, example: 'a' }) letter!: string | null;
  @Text({ max: 2, example: '4a' }) dhc!: string;
  @Text({ max: 120, example: 'overjet 6.5' }) because!: string;
  @OneOf(TREATMENT_NEEDS) need!: TreatmentNeed;
  @ApiProperty({ type: String, isArray: true, description: 'What was found besides, worst first' }) others!: string[];
  @ApiProperty({ type: String, isArray: true, description: 'What was not recorded and would decide' })
  undecided!: string[];
}

/** PAR with the UK weights; a component is null as long as something it stands on was not recorded. */
export class ParDto {
  @Int({ ...points, description: 'Upper front segment' }) upper!: number | null;
  @Int({ ...points, description: 'Lower front segment' }) lower!: number | null;
  @Int(points) right!: number | null;
  @Int(points) left!: number | null;
  @Int({ ...points, description: 'Before its weight of 6' }) overjet!: number | null;
  @Int({ ...points, description: 'Before its weight of 2' }) overbite!: number | null;
  @Int({ ...points, description: 'Before its weight of 4' }) centreLine!: number | null;
  @Int({ ...points, description: 'The weighted total, once every component is known' }) weighted!: number | null;
  @Text({ max: 120, description: 'No claim of a calibrated observer', example: 'Dr Anushka Fernando' })
  recordedBy!: string;
}

/** How PAR has changed since the first exam of the record that has one. */
export class ParOutcomeDto {
  @Id({ description: 'The exam compared with' }) since!: number;
  @Day() sinceDay!: string;
  @Int({ min: 0, max: 200 }) before!: number;
  @Int({ min: 0, max: 200 }) after!: number;
  @ApiProperty({ type: 'integer', description: 'Points fewer; negative: more' }) points!: number;
  @ApiProperty({ type: 'number', nullable: true, description: 'Reduction in percent; null: there was nothing to gain' })
  percent!: number | null;
  @OneOf(PAR_OUTCOMES) outcome!: ParOutcomeName;
}

/** Distances summed over a whole arch. */
export class OrthoFiguresDto {
  @ApiProperty({ type: 'number', nullable: true, description: 'Little’s index, mm' }) little!: number | null;
  @OneOf(CROWDING_CLASSES, { nullable: true }) crowdingUpper!: CrowdingClass | null;
  @OneOf(CROWDING_CLASSES, { nullable: true }) crowdingLower!: CrowdingClass | null;
}

/** An orthodontic exam. */
export class OrthoExamDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @Int({ ...VERSION, description: 'Of the last save; the ETag' }) version!: number;
  @OneOf(ORTHO_STATES) state!: OrthoState;
  @Day() examinedOn!: string;
  @Nested(() => OrthoFieldsDto) fields!: OrthoFieldsDto;
  @Nested(() => IotnDto, { nullable: true, description: 'Null as long as nothing was measured' }) iotn!: IotnDto | null;
  @Nested(() => ParDto) par!: ParDto;
  @Nested(() => OrthoFiguresDto) figures!: OrthoFiguresDto;
  @Nested(() => ParOutcomeDto, { nullable: true }) outcome!: ParOutcomeDto | null;
  @Instant() createdAt!: string;
  @Nested(() => AuthorDto) createdBy!: AuthorDto;
  @Instant() savedAt!: string;
  @Nested(() => AuthorDto) savedBy!: AuthorDto;
  @Instant({ nullable: true }) finishedAt!: string | null;
  @Nested(() => AuthorDto, { nullable: true }) finishedBy!: AuthorDto | null;
  @Instant({ nullable: true }) voidedAt!: string | null;
  @Nested(() => AuthorDto, { nullable: true }) voidedBy!: AuthorDto | null;
  @Text({ max: ORTHO.reasonMax, nullable: true }) voidReason!: string | null;
}

/** Which exams to list, newest first. */
export class OrthoExamFilter extends PageFilter {
  @Flag({ query: true, optional: true, description: 'Adds exams that were taken back' }) includeVoided?: boolean;
}

/** What an exam said after one of its saves. */
export class OrthoVersionDto {
  @Int(VERSION) version!: number;
  @Instant() savedAt!: string;
  @Nested(() => AuthorDto) savedBy!: AuthorDto;
  @Nested(() => OrthoFieldsDto) fields!: OrthoFieldsDto;
}

export class OrthoVersionFilter extends PageFilter {}

/** Takes an exam or a control back. It stays in the record. */
export class VoidOrthoDto {
  @Text({ min: ORTHO.reasonMin, max: ORTHO.reasonMax, example: 'entered for the wrong patient' }) reason!: string;
}
