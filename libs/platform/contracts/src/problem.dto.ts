import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FieldError, ProblemBody } from './problem';

class FieldErrorDto implements FieldError {
  @ApiProperty({ type: String, example: 'dateOfBirth' }) path!: string;
  @ApiProperty({ type: String, example: 'must be a day that exists, written YYYY-MM-DD' }) message!: string;
}

/** The body of every refusal (RFC 9457). */
export class ProblemDto implements ProblemBody {
  @ApiProperty({ type: String }) type!: string;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ type: 'integer' }) status!: number;
  @ApiProperty({ type: String }) detail!: string;
  @ApiProperty({ type: String, example: 'not-found' }) code!: string;
  @ApiProperty({ type: String }) requestId!: string;
  @ApiProperty({ type: FieldErrorDto, isArray: true, required: false }) errors?: FieldErrorDto[];
  @ApiPropertyOptional({ description: 'With 409: what clashes, as the code says' }) conflict?: unknown;
}
