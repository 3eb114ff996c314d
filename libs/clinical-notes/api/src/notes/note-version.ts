import type { NoteStep } from '@cuspid/clinical-notes/contracts';
import { IdColumn, InstantColumn, LongTextColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ClinicalNote } from './clinical-note';

/** What a note said after one step of its life. Append-only: the database refuses the rest; it goes with its note alone. */
@Entity('clinical_note_version')
@Unique('clinical_note_version_number', ['noteId', 'version'])
export class NoteVersion {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => ClinicalNote, { name: 'clinical_note_version_note', onDelete: 'CASCADE' })
  noteId!: number;
  @IdColumn() version!: number;
  @TextColumn(8) step!: NoteStep;
  @InstantColumn() at!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'clinical_note_version_by' }) byId!: number;
  /** Canonical JSON of what it said; of what was signed, the very bytes that were hashed. */
  @LongTextColumn() content!: string;
  /** SHA-256 of `content`, hexadecimal. */
  @TextColumn(64) hash!: string;
  /** Of an addendum its words, of a striking the reason. */
  @LongTextColumn({ nullable: true }) added!: string | null;
}
