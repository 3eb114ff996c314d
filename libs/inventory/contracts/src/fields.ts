import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, Matches, ValidateIf } from 'class-validator';

interface WordsRule {
  /** Most words. */
  max: number;
  /** Longest word, in characters. */
  of: number;
  optional?: boolean;
  example?: string[];
}

const tidied = ({ value }: { value: unknown }) =>
  Array.isArray(value)
    ? value.map((word: unknown) => (typeof word === 'string' ? word.trim().normalize('NFC').toLowerCase() : word))
    : value;

/** A list of free words, in small letters. */
export function Words({ max, of, optional, example }: WordsRule): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, isArray: true, maxItems: max, required: !optional, ...(example && { example }) }),
    Transform(tidied),
    IsArray({ message: 'must be a list' }),
    ArrayMaxSize(max, { message: `must have at most ${max} items` }),
    ArrayUnique({ message: 'must not name anything twice' }),
    IsString({ each: true, message: 'must each be text' }),
    Matches(new RegExp(`^[^\\p{Cc}\\p{Cs}]{1,${of}}$`, 'u'), {
      each: true,
      message: `must each have 1 to ${of} characters`,
    }),
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
  );
}

/** What a scanner sent: visible signs, and the group separator that ends a field. */
export function ScannedText({ max, example, description }: { max: number; example: string; description: string }) {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: max, example, description }),
    IsString({ message: 'must be text' }),
    Matches(new RegExp(`^[\\u001d\\u0020-\\u007e\\u00a0-\\ud7ff\\ue000-\\uffff]{1,${max}}$`), {
      message: `must have 1 to ${max} signs that can be printed`,
    }),
  );
}
