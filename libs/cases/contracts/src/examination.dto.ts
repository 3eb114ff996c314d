import { Day, Flag, Id, Int, Text } from '@cuspid/platform/contracts/dto';

const WORD = { max: 20, nullable: true } as const;
const MEASURE = { min: -1_000, max: 1_000, nullable: true } as const;

/** What stands beside a plan: figures of the patient's newest orthodontic exam. */
export class ExaminationDto {
  @Id() examId!: number;
  @Day({ description: 'When it was measured' }) on!: string;
  @Flag({ description: 'It is finished; else figures may change' }) isFinished!: boolean;
  @Text({ ...WORD, description: 'IOTN dental health component, `4a`' }) iotn!: string | null;
  @Int({ ...MEASURE, description: 'Tenths of a millimetre' }) overjetTenths!: number | null;
  @Text({ ...WORD, description: 'Angle class, right' }) molarRight!: string | null;
  @Text({ ...WORD, description: 'Angle class, left' }) molarLeft!: string | null;
  @Int({ ...MEASURE, description: 'PAR, weighted' }) par!: number | null;
}
