import type { LetterKind } from '@cuspid/letters/contracts';
import { CountColumn, IdColumn, InstantColumn, LongTextColumn, TextColumn } from '@cuspid/platform/database';
import type { Language } from '@cuspid/patients/contracts';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * The clinic's own text of a kind of letter in a language. The row stays when the built-in text is brought back, empty: so
 * no version is ever given twice.
 */
@Entity('letter_template')
@Unique('letter_template_kind', ['kind', 'language'])
export class LetterTemplate {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(10) kind!: LetterKind;
  @TextColumn(2) language!: Language;
  @TextColumn(150, { nullable: true }) subject!: string | null;
  @LongTextColumn({ nullable: true }) body!: string | null;
  @InstantColumn() updatedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'letter_template_updated_by' }) updatedById!: number;
  @CountColumn({ default: 1 }) version!: number;
}
