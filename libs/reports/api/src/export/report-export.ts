import { REPORT_EXPORT, REPORTS, type ExportFormat, type ExportState } from '@cuspid/reports/contracts';
import type { ReportExportDto } from '@cuspid/reports/contracts/dto';
import { CountColumn, DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** How far an export has come: what any process can tell of a file that another one sends. Gone after a day. */
@Entity('report_export')
@Index('report_export_started', ['startedAt'])
export class ReportExport {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'report_export_user' }) userId!: number;
  @TextColumn(REPORT_EXPORT.kindMax) kind!: string;
  @TextColumn(REPORTS.keyMax, { nullable: true }) figure!: string | null;
  @TextColumn(4) format!: ExportFormat;
  @TextColumn(7) state!: ExportState;
  @DayColumn() fromDay!: string;
  @DayColumn() toDay!: string;
  @CountColumn() written!: number;
  @CountColumn() total!: number;
  @InstantColumn() startedAt!: Date;
  @InstantColumn({ nullable: true }) endedAt!: Date | null;

  toDto(): ReportExportDto {
    const { id, kind, figure, format, state, written, total, fromDay: from, toDay: to } = this;
    const startedAt = this.startedAt.toISOString();
    const endedAt = this.endedAt?.toISOString() ?? null;
    return { id, kind, figure, format, state, written, total, from, to, startedAt, endedAt };
  }
}
