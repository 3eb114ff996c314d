import { CountColumn, DayColumn, TextColumn } from '@cuspid/platform/database';
import type { HolidayDto } from '@cuspid/settings/contracts/dto';
import { Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A day the clinic is closed. */
@Entity('holiday')
@Unique('holiday_day', ['day'])
export class Holiday {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @DayColumn() day!: string;
  @TextColumn(80) name!: string;
  @CountColumn({ default: 1 }) version!: number;

  toDto(): HolidayDto {
    const { id, day, name, version } = this;
    return { id, day, name, version };
  }
}
