import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Visit } from '@cuspid/visits/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The link a patient got for a visit at one start. Only the token's hash is kept; a move makes it dead. */
@Entity('visit_link')
@Unique('visit_link_token', ['tokenHash'])
@Index('visit_link_visit', ['visitId'])
export class VisitLink {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Visit, { name: 'visit_link_visit_id', onDelete: 'CASCADE' }) visitId!: number;
  @InstantColumn() startsAt!: Date;
  @TextColumn(64, { type: 'char' }) tokenHash!: string;
  @InstantColumn() createdAt!: Date;
}
