import { NOTE_TEMPLATE, type NoteType } from '@cuspid/clinical-notes/contracts';
import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  TextColumn,
} from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A text for notes, with variables and gaps. */
@Entity('note_template')
@Unique('note_template_active_name', ['activeName'])
@Index('note_template_name', ['name', 'id'])
export class NoteTemplate {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(NOTE_TEMPLATE.nameMax) name!: string;
  @TextColumn(20) type!: NoteType;
  @LongTextColumn() text!: string;
  @FlagColumn({ default: true }) isActive!: boolean;
  @CountColumn({ default: 1 }) version!: number;
  @InstantColumn() updatedAt!: Date;
  /** Null: it came with Cuspid. */
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'note_template_updated_by' }) updatedById!:
    number | null;
  /** The name while the row is in use: what the unique key stands on. */
  @TextColumn(NOTE_TEMPLATE.nameMax, {
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'if(is_active = 1, name, null)',
  })
  activeName!: string | null;
}
