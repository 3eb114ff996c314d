import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isEmail, IsIn, IsString, Matches, ValidateBy } from 'class-validator';
import { presence, type Presence } from './presence';

interface TextRule extends Presence {
  /** Longest, in characters. */
  max: number;
  /** Shortest; 1 unless told (a text of blanks is no text). */
  min?: number;
  pattern?: { matches: RegExp; says: string };
  /** A secret is taken to the letter: neither trimmed nor normalised. */
  verbatim?: boolean;
}

/** Text as people type it: blanks at the ends go, the rest becomes NFC, so that equal words are equal bytes. */
const tidy = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().normalize('NFC') : value);

/** Characters as the database counts them: code points. The library's own rule leaves some signs of emoji out. */
const lengthOf = (text: string) => [...text].length;

/** A text. Length in characters; control characters other than line ends are refused. */
export function Text(rule: TextRule): PropertyDecorator {
  const { max, min = 1, pattern, verbatim } = rule;
  return applyDecorators(
    ApiProperty({
      type: String,
      maxLength: max,
      minLength: min,
      ...(pattern && { pattern: pattern.matches.source }),
      ...presence.documented(rule),
    }),
    ...(verbatim ? [] : [Transform(tidy)]),
    IsString({ message: 'must be text' }),
    ValidateBy(
      {
        name: 'length',
        validator: {
          validate: (value) => typeof value === 'string' && lengthOf(value) >= min && lengthOf(value) <= max,
        },
      },
      { message: `must have ${min} to ${max} characters` },
    ),
    Matches(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u, {
      message: 'holds a character that cannot be stored',
    }),
    ...(pattern ? [Matches(pattern.matches, { message: pattern.says })] : []),
    ...presence.decorators(rule),
  );
}

const isWhole = (value: unknown): value is string => typeof value === 'string' && !/[\ud800-\udfff]/u.test(value);

/** An e-mail address, at most 254 characters. Compared without regard to case. */
export function Email(rule: Presence = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'email', maxLength: 254, ...presence.documented(rule) }),
    Transform(tidy),
    ValidateBy(
      // The library's own check throws on half a letter.
      { name: 'address', validator: { validate: (value) => isWhole(value) && isEmail(value) } },
      { message: 'must be an e-mail address' },
    ),
    ...presence.decorators(rule),
  );
}

/** One word of a closed list. */
export function OneOf(values: readonly string[], rule: Presence = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ enum: values, ...presence.documented(rule) }),
    IsIn(values, { message: `must be one of ${values.join(', ')}` }),
    ...presence.decorators(rule),
  );
}
