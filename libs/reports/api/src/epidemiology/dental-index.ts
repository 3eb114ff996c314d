import { DayColumn, IdColumn, TextColumn } from '@cuspid/platform/database';
import { Column, Entity, Index } from 'typeorm';

/** The day that stands for «until now». */
export const STILL = '9999-12-31';

const TeethColumn = () => Column({ type: 'tinyint', unsigned: true });

/**
 * What a chart came to at the end of a day of the clinic on which it changed, by what was known then. It holds until the day before the
 * next row. All of it follows from the chart, which has the foreign key; a row here waits for nobody's record.
 */
@Entity('dental_index')
@Index('dental_index_day', ['day', 'untilDay', 'patientId'])
@Index('dental_index_zone', ['zone', 'patientId'])
export class DentalIndex {
  @IdColumn({ primary: true }) patientId!: number;
  @DayColumn({ primary: true }) day!: string;
  /** The first day on which it holds no longer. */
  @DayColumn() untilDay!: string;
  /** The clinic’s zone when it was reckoned: in another one, days are others. */
  @TextColumn(64) zone!: string;
  /** Of the 28 permanent teeth without the third molars. */
  @TeethColumn() decayed!: number;
  @TeethColumn() missingByCaries!: number;
  /** Counts from 30 years on, so what M is follows from the age on the day of the report. */
  @TeethColumn() missingOtherwise!: number;
  @TeethColumn() filled!: number;
  /** Teeth something was said of. */
  @TeethColumn() recorded!: number;
  @TeethColumn() primaryDecayed!: number;
  @TeethColumn() primaryMissing!: number;
  @TeethColumn() primaryFilled!: number;
  @TeethColumn() primaryRecorded!: number;
}
