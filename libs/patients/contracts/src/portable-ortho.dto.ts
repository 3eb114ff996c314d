import { Day, Id, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { moment, MOST, name, words } from './portable-columns';

/** An orthodontic exam as it was saved last. */
export class ExportedOrthoExamDto {
  @Id() number!: number;
  @Day() examinedOn!: string;
  @Text({ max: 8, description: 'DRAFT, FINISHED or VOID' }) status!: string;
  @Text({ max: 14, nullable: true, description: 'Where in the treatment' }) stage!: string | null;
  @Text(words('What was seen and measured, a line each')) found!: string | null;
  @Text(words()) note!: string | null;
  @Text({ max: 2, nullable: true, description: 'IOTN dental health component: grade and letter' }) iotn!: string | null;
  @Int({ min: 1, max: 10, nullable: true, description: 'IOTN aesthetic component' }) iotnAesthetic!: number | null;
  @Int({ min: 0, max: MOST, nullable: true, description: 'PAR, UK weights' }) par!: number | null;
  @Text({ max: 10, nullable: true, description: 'Little’s index, mm' }) little!: string | null;
  @Instant() begunAt!: string;
  @Text(name) begunBy!: string | null;
  @Instant(moment) finishedAt!: string | null;
  @Text(name) finishedBy!: string | null;
  @Text(words('Why it was taken back')) why!: string | null;
}

/** A visit at the chair during orthodontic treatment. */
export class ExportedOrthoControlDto {
  @Day() doneOn!: string;
  @Text(words()) upperWire!: string | null;
  @Text(words()) lowerWire!: string | null;
  @Text(words()) ligatures!: string | null;
  @Text(words()) elastics!: string | null;
  @Text({ max: 500 }) done!: string;
  @Int({ min: 1, max: MOST, nullable: true, description: 'Weeks until the next' }) nextWeeks!: number | null;
  @Text(words()) nextStep!: string | null;
  @Instant() recordedAt!: string;
  @Text(name) recordedBy!: string | null;
  @Instant(moment) takenBackAt!: string | null;
  @Text(words('Why it was taken back')) why!: string | null;
}
