import type { ChartWordDto } from '@cuspid/dental-chart/contracts/dto';
import { CLINIC_WORDS } from '@cuspid/odontogram';
import { CountColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A word of the clinic's own for a code of the chart: "obturación" for `co`. */
@Entity('chart_word')
@Unique('chart_word_plain', ['plain'])
export class ChartWord {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(CLINIC_WORDS.wordMax) word!: string;
  /** As it is compared: without case and accents. */
  @TextColumn(CLINIC_WORDS.plainMax, { charset: 'utf8mb4', collation: 'utf8mb4_bin' }) plain!: string;
  @TextColumn(CLINIC_WORDS.standsForMax) standsFor!: string;
  @CountColumn({ default: 1 }) version!: number;

  toDto(): ChartWordDto {
    const { id, word, standsFor, version } = this;
    return { id, word, standsFor, version };
  }
}
