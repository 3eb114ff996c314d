import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  TextColumn,
} from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ClinicalNote } from './clinical-note';

/** What was said after the signature. Append-only: the database refuses the rest; it goes with its note alone. */
@Entity('clinical_note_addendum')
@Unique('clinical_note_addendum_number', ['noteId', 'number'])
export class NoteAddendum {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => ClinicalNote, { name: 'clinical_note_addendum_note', onDelete: 'CASCADE' })
  noteId!: number;
  @CountColumn() number!: number;
  @LongTextColumn() text!: string;
  @InstantColumn() at!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'clinical_note_addendum_by' }) byId!: number;
  /** By somebody who may not verify: another person does. */
  @FlagColumn() needsVerification!: boolean;
  /** SHA-256 over its words and the hash of what it stands below. */
  @TextColumn(64) hash!: string;
}
