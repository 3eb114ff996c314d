import { Day, Id, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { MOST, words, name, moment } from './portable-columns';

/** A periodontal exam; what was measured stands in its saves. */
export class ExportedPerioExamDto {
  @Id({ description: 'Named by `exam` of a save' }) number!: number;
  @Text({ max: 10, description: 'full: six sites a tooth · screening: a code a sextant (BPE)' }) kind!: string;
  @Text({ max: 8, description: 'DRAFT, FINISHED or VOIDED' }) state!: string;
  @Day() examinedOn!: string;
  @Instant() startedAt!: string;
  @Text(name) startedBy!: string | null;
  @Instant(moment) finishedAt!: string | null;
  @Text(name) finishedBy!: string | null;
  @Instant(moment) voidedAt!: string | null;
  @Text(name) voidedBy!: string | null;
  @Text(words('Why it was taken back')) why!: string | null;
}

/** One save of a periodontal exam, with all of it but the teeth. */
export class ExportedPerioVersionDto {
  @Id({ description: 'Named by `version` of a tooth' }) number!: number;
  @Id({ description: '`number` of its exam' }) exam!: number;
  @Int({ min: 1, max: MOST, description: '1 is the beginning of the exam' }) save!: number;
  @Text({ max: 9, description: 'STARTED, SAVED, FINISHED, CORRECTED, CONFIRMED or VOIDED' }) kind!: string;
  @Day() examinedOn!: string;
  @Instant() savedAt!: string;
  @Text(name) savedBy!: string | null;
  @Text(words('Why it was corrected or taken back')) why!: string | null;
  @Text({ max: 160, min: 0, description: 'Teeth and implants that could be probed, with commas' }) teeth!: string;
  @Text(words('With commas')) implants!: string | null;
  @Text(words('BPE by sextant; * is a furcation')) screening!: string | null;
  @Text(words('Bone loss, smoking, HbA1c and the like')) facts!: string | null;
  @Text(words()) note!: string | null;
  @Text(words('As a clinician confirmed it')) diagnosis!: string | null;
  @Instant(moment) confirmedAt!: string | null;
  @Text(name) confirmedBy!: string | null;
}

const SITES = 'distal, centre, mesial outside, then the same inside';

/** A tooth of a periodontal exam, from one save on until a later one says it anew. */
export class ExportedPerioToothDto {
  @Id({ description: '`number` of the save' }) version!: number;
  @Text({ max: 2, description: 'ISO 3950' }) tooth!: string;
  @Text({ max: 17, description: `mm with commas: ${SITES}; nothing between two: not measured` }) depths!: string;
  @Text({ max: 23, description: 'The same, from the cemento-enamel junction: positive is recession' }) margins!: string;
  @Text({ max: 6, description: '1 yes, 0 no, - not looked at' }) bleeding!: string;
  @Text({ max: 6 }) plaque!: string;
  @Text({ max: 6 }) pus!: string;
  @Int({ min: 0, max: 3, nullable: true, description: 'Miller' }) mobility!: number | null;
  @Text({ max: 4, description: 'Hamp: outer, inner, mesial, distal' }) furcations!: string;
}
