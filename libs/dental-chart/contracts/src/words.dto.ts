import { CLINIC_WORDS } from '@cuspid/odontogram';
import { Id, Int, ListOf, Text } from '@cuspid/platform/contracts/dto';

const word = {
  max: CLINIC_WORDS.wordMax,
  description: 'Letters of any script; read without case and accents',
} as const;
const code = { max: CLINIC_WORDS.standsForMax, description: 'As typed: code, degree and parameter' } as const;

/** A word of the clinic's own for a code of the chart. */
export class ChartWordDto {
  @Id() id!: number;
  @Text({ ...word, example: 'obturación' }) word!: string;
  @Text({ ...code, example: 'co' }) standsFor!: string;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

export class ChartWordsDto {
  @ListOf(() => ChartWordDto, { max: CLINIC_WORDS.max }) items!: ChartWordDto[];
}

export class AddChartWordDto {
  @Text({ ...word, example: 'empaste' }) word!: string;
  @Text({ ...code, example: 'co' }) standsFor!: string;
}

export class EditChartWordDto {
  @Text({ ...word, optional: true }) word?: string;
  @Text({ ...code, optional: true, example: 'am' }) standsFor?: string;
}
