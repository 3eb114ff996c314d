import { CHART_VERSION } from '@cuspid/dental-chart/contracts';
import type { ChartVersionDto } from '@cuspid/dental-chart/contracts/dto';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, DayColumn, IdColumn, InstantColumn, LongTextColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What is told of a version besides what its own row says. */
type Beside = Pick<ChartVersionDto, 'savedBy' | 'isIntact' | 'binnedAt' | 'binnedBy'>;

/** A chart frozen under a name. The database refuses every change, and lets it go from the bin alone. */
@Entity('chart_version')
@Index('chart_version_saved', ['patientId', 'savedAt'])
export class ChartVersion {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Patient, { name: 'chart_version_patient' })
  patientId!: number;
  @TextColumn(CHART_VERSION.nameMax) name!: string;
  @TextColumn(CHART_VERSION.noteMax, { nullable: true }) note!: string | null;
  @DayColumn() asOf!: string;
  @InstantColumn() knownAt!: Date;
  /** Number of acts it is made of. */
  @CountColumn() acts!: number;
  @CountColumn() findingCount!: number;
  /** `FrozenVersion` as canonical JSON, byte for byte what the hash was made of. */
  @LongTextColumn() content!: string;
  /** SHA-256 of the content’s UTF-8 bytes, in hex. */
  @TextColumn(64, { type: 'char' }) contentHash!: string;
  @InstantColumn() savedAt!: Date;
  @IdColumn()
  @ForeignKey(() => User, { name: 'chart_version_saved_by' })
  savedById!: number;

  toDto(beside: Beside): ChartVersionDto {
    const { id, name, note, asOf, acts, findingCount, contentHash } = this;
    return {
      ...{ id, name, note, asOf, acts, findingCount },
      knownAt: this.knownAt.toISOString(),
      hash: contentHash,
      savedAt: this.savedAt.toISOString(),
      ...beside,
    };
  }
}
