import { Id, Text } from '@cuspid/platform/contracts/dto';

/** A chair, as people are called to it. */
export class ChairDto {
  @Id() id!: number;
  @Text({ max: 40, example: 'Chair 1' }) name!: string;
}
