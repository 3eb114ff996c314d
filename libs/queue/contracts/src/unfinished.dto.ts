import { Day, Id, Instant, ListOf, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { PATIENT } from '@cuspid/patients/contracts';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { QUEUE, SETTLED_AS, STAGES, type SettledAs, type Stage } from './queue.values';

/** The patient of an entry that was left open. */
export class UnfinishedPatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
}

/** An entry nobody finished before its day was over, and nobody has said since what became of it. */
export class UnfinishedDto {
  @Id() id!: number;
  @Nested(() => UnfinishedPatientDto) patient!: UnfinishedPatientDto;
  @Id({ nullable: true }) visitId!: number | null;
  @Day() day!: string;
  @Text({ max: 8 }) ticket!: string;
  @OneOf(STAGES, { description: 'Where it stood when the day was over' }) stage!: Stage;
  @Instant() since!: string;
  @Nested(() => StaffDto, { nullable: true }) provider!: StaffDto | null;
  @Text({ max: QUEUE.procedureMax, nullable: true }) procedure!: string | null;
}

/** The longest ago first. */
export class UnfinishedListDto {
  @ListOf(() => UnfinishedDto, { max: QUEUE.unfinishedMax }) items!: UnfinishedDto[];
}

/** What became of it: the patient was seen, or went away before anybody could see them. */
export class SettleDto {
  @OneOf(SETTLED_AS, { example: 'COMPLETED' }) as!: SettledAs;
}
