import { IdColumn, InstantColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey } from 'typeorm';
import { ChartVersion } from './chart-version';

/** That a version is in the bin: the version itself is never touched. */
@Entity('chart_version_bin')
export class ChartVersionBin {
  @IdColumn({ primary: true })
  @ForeignKey(() => ChartVersion, { name: 'chart_version_bin_version', onDelete: 'CASCADE' })
  versionId!: number;
  @InstantColumn() binnedAt!: Date;
  @IdColumn()
  @ForeignKey(() => User, { name: 'chart_version_bin_by' })
  binnedById!: number;
}
