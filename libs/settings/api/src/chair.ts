import { CountColumn, FlagColumn, TextColumn } from '@cuspid/platform/database';
import type { ChairDto } from '@cuspid/settings/contracts/dto';
import { Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A dental chair: where people are called to. */
@Entity('chair')
@Unique('chair_name', ['name'])
export class Chair {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(40) name!: string;
  @CountColumn() sort!: number;
  @FlagColumn({ default: true }) isActive!: boolean;

  toDto(): ChairDto {
    return { id: this.id, name: this.name };
  }
}
