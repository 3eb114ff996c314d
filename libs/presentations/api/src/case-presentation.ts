import { Patient } from '@cuspid/patients/api';
import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  LongTextColumn,
  TextColumn,
} from '@cuspid/platform/database';
import { PRESENTATION } from '@cuspid/presentations/contracts';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Where the pictures come from: for us, never told. */
export interface PictureSource {
  documentId: number;
  /** SHA-256 of what was looked at; a document under this id that has another is another. */
  sha256: string;
}

/** A case told without who it is. The shift of its days is kept nowhere. */
@Entity('case_presentation')
@Index('case_presentation_built', ['builtAt', 'id'])
@Index('case_presentation_patient', ['patientId', 'builtAt', 'id'])
@Index('case_presentation_mine', ['builtById', 'builtAt', 'id'])
export class CasePresentation {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'case_presentation_of_patient' }) patientId!: number;
  @TextColumn(PRESENTATION.titleMax) title!: string;
  /** Canonical JSON of `Deck`. */
  @LongTextColumn() content!: string;
  @TextColumn(64, { type: 'char' }) contentHash!: string;
  @JsonColumn() sources!: PictureSource[] | null;
  /** Photographs are in it: they need a consent of their own. */
  @FlagColumn() hasPhotos!: boolean;
  @CountColumn() slides!: number;
  @InstantColumn() builtAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'case_presentation_built_by' }) builtById!: number;
  @InstantColumn({ nullable: true }) removedAt!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'case_presentation_removed_by' })
  removedById!: number | null;
}
