import { Flag, Instant, Int, ListOf, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { LANGUAGES, type Language } from '@cuspid/patients/contracts';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { LETTER, LETTER_KINDS, type LetterKind } from './letters.values';

const PREVIEW_MAX = 20_000;

/**
 * The text of a kind of letter in a language. `version` is its ETag; 0 as long as it is the built-in text, which `DELETE`
 * brings back. Lines whose variable has no value (a clinic without a telephone) are left out of a letter.
 */
export class LetterTemplateDto {
  @OneOf(LETTER_KINDS) kind!: LetterKind;
  @OneOf(LANGUAGES) language!: Language;
  @Text({ max: LETTER.subjectMax }) subject!: string;
  @Text({ max: LETTER.bodyMax }) body!: string;
  @Flag({ description: 'The text that comes with Cuspid' }) isBuiltIn!: boolean;
  @Instant({ nullable: true }) updatedAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) updatedBy!: StaffDto | null;
  @Int({ min: 0, max: 4_294_967_295 }) version!: number;
}

/** All of them (`GET letter-templates`), by kind and language. */
export class LetterTemplatesDto {
  @ListOf(() => LetterTemplateDto, { max: 12 }) items!: LetterTemplateDto[];
}

/**
 * What a template is changed to (`PUT letter-templates/:kind/:language`, with `If-Match`), or tried with (`POST …/preview`).
 * A variable the kind does not have, three braces, a block, a partial or a comment is refused (422) with line and column.
 */
export class LetterTextDto {
  @Text({ max: LETTER.subjectMax, example: 'Your visit at {{clinicName}} on {{day}}' }) subject!: string;
  @Text({ max: LETTER.bodyMax, example: 'Dear {{patientFirstName}},\n\nwe expect you on {{day}} at {{time}}.' })
  body!: string;
}

/** The letter an invented patient would get. */
export class LetterPreviewDto {
  @Text({ max: PREVIEW_MAX }) subject!: string;
  @Text({ max: PREVIEW_MAX }) text!: string;
  @Text({ max: PREVIEW_MAX, description: 'What a mail program shows; to be put into a sandboxed frame' }) html!: string;
}
