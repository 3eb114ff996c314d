import { isToothId, type ToothId } from '@cuspid/odontogram';
import { DOCUMENTS, type DocumentType } from '@cuspid/documents/contracts';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Visit } from '@cuspid/visits/api';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { BytesColumn } from './bytes-column';

/** `,11,21,`: a tooth is found between two commas. */
const teeth = {
  to: (value: readonly ToothId[] | undefined) => (value?.length ? `,${value.join(',')},` : null),
  from: (text: string | null): ToothId[] => (text ?? '').split(',').filter(isToothId),
};

/** A file of a patient. The content under its key never changes; what is said about it does. */
@Entity('document')
@Unique('document_one_of_a_key', ['storageKey'])
@Index('document_added', ['patientId', 'createdAt', 'id'])
@Index('document_binned', ['patientId', 'binnedAt'])
@Index('document_received', ['patientId', 'receivedSha256'])
@Index('document_by_day', ['createdById', 'createdAt'])
export class Document {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'document_patient' }) patientId!: number;
  @TextColumn(12) type!: DocumentType;
  @TextColumn(DOCUMENTS.nameMax) name!: string;
  @TextColumn(DOCUMENTS.mediaTypeMax) mediaType!: string;
  @BytesColumn() bytes!: number;
  @TextColumn(64, { type: 'char' }) sha256!: string;
  /** What came, before an image lost what it tells of where it was taken. */
  @BytesColumn() receivedBytes!: number;
  @TextColumn(64, { type: 'char' }) receivedSha256!: string;
  @TextColumn(32, { type: 'char' }) storageKey!: string;
  @TextColumn(32, { type: 'char', nullable: true }) thumbnailKey!: string | null;
  @Column({ type: 'int', unsigned: true, nullable: true }) width!: number | null;
  @Column({ type: 'int', unsigned: true, nullable: true }) height!: number | null;
  /** Where the image tells it, for measuring. */
  @Column({ type: 'int', unsigned: true, nullable: true }) dotsPerInch!: number | null;
  @TextColumn(DOCUMENTS.descriptionMax, { nullable: true }) description!: string | null;
  @TextColumn(200, { nullable: true, transformer: teeth }) teeth!: ToothId[];
  @IdColumn({ nullable: true })
  @ForeignKey(() => Visit, { name: 'document_visit', onDelete: 'SET NULL' })
  visitId!: number | null;
  @DayColumn({ nullable: true }) takenOn!: string | null;
  /** The day it was taken, or the clinic's day it was uploaded: what «from» and «to» mean. */
  @DayColumn() datedOn!: string;
  @TextColumn(DOCUMENTS.seriesMax, { nullable: true }) series!: string | null;
  @InstantColumn() createdAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'document_created_by' }) createdById!: number;
  @InstantColumn({ nullable: true }) changedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'document_changed_by' }) changedById!: number | null;
  @InstantColumn({ nullable: true }) binnedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'document_binned_by' }) binnedById!: number | null;
  @CountColumn({ default: 1 }) version!: number;
}
