import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import type { SeriesUnit } from '@cuspid/visits/contracts';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';

/** Visits booked together: the same weekday and wall-clock time, every so many weeks or months. Its members are ordinary visits. */
@Entity('visit_series')
export class VisitSeries {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @Column({ type: 'smallint', unsigned: true }) every!: number;
  @TextColumn(5) unit!: SeriesUnit;
  /** As many as were booked; members that were deleted since count too. */
  @Column({ type: 'smallint', unsigned: true }) count!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'visit_series_created_by' }) createdById!: number;
  @InstantColumn() createdAt!: Date;
}
