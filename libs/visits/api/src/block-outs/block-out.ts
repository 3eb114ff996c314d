import { CountColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Chair } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A stretch kept free of bookings: somebody is away, a chair is out of use, or, without either, the clinic takes nobody. */
@Entity('block_out')
@Index('block_out_ends', ['endsAt', 'id'])
@Check('block_out_order', 'starts_at < ends_at')
export class BlockOut {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'block_out_provider' }) providerId!: number | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => Chair, { name: 'block_out_chair' }) chairId!: number | null;
  @InstantColumn() startsAt!: Date;
  @InstantColumn() endsAt!: Date;
  @TextColumn(200) reason!: string;
  @IdColumn() @ForeignKey(() => User, { name: 'block_out_created_by' }) createdById!: number;
  @InstantColumn() createdAt!: Date;
  @CountColumn({ default: 1 }) version!: number;
}
