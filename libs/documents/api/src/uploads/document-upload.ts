import { DOCUMENTS, type UploadState } from '@cuspid/documents/contracts';
import type { BeginUploadDto } from '@cuspid/documents/contracts/dto';
import { Patient } from '@cuspid/patients/api';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { BytesColumn } from '../bytes-column';
import { Document } from '../document';

/** What is to be said about the document an upload becomes. */
export type About = Pick<BeginUploadDto, 'type' | 'description' | 'teeth' | 'visitId' | 'takenOn' | 'series'>;

/** An upload on its way. It keeps the place its bytes will need, so that no two take the last of it. */
@Entity('document_upload')
@Index('document_upload_of_patient', ['patientId', 'state'])
@Index('document_upload_of_user', ['userId', 'state'])
@Index('document_upload_touched', ['touchedAt'])
export class DocumentUpload {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'document_upload_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'document_upload_user' }) userId!: number;
  @TextColumn(10) state!: UploadState;
  @TextColumn(DOCUMENTS.nameMax) name!: string;
  @TextColumn(DOCUMENTS.mediaTypeMax, { nullable: true }) mediaType!: string | null;
  @BytesColumn() bytes!: number;
  @BytesColumn({ default: 0 }) receivedBytes!: number;
  @TextColumn(64, { type: 'char', nullable: true }) sha256!: string | null;
  @JsonColumn() about!: About | null;
  /** Until when the process that is finishing it is believed to be there, and its word. */
  @InstantColumn({ nullable: true }) heldUntil!: Date | null;
  @TextColumn(32, { type: 'char', nullable: true }) heldBy!: string | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => Document, { name: 'document_upload_document', onDelete: 'CASCADE' })
  documentId!: number | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() touchedAt!: Date;
}

/** A piece of an upload, kept as an object of its own. */
@Entity('document_upload_part')
@Unique('document_upload_part_one_of_a_key', ['storageKey'])
export class DocumentUploadPart {
  @PrimaryColumn({ type: 'int', unsigned: true })
  @ForeignKey(() => DocumentUpload, { name: 'document_upload_part_upload', onDelete: 'CASCADE' })
  uploadId!: number;
  @PrimaryColumn({
    type: 'bigint',
    unsigned: true,
    transformer: { to: (value: unknown) => value, from: (text: unknown) => Number(text) },
  })
  beginsAt!: number;
  @Column({ type: 'int', unsigned: true }) bytes!: number;
  @TextColumn(64, { type: 'char' }) sha256!: string;
  @TextColumn(32, { type: 'char' }) storageKey!: string;
}
