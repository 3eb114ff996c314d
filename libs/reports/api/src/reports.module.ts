import { Module } from '@nestjs/common';
import { AuditModule } from '@cuspid/audit/api';
import { SettingsModule } from '@cuspid/settings/api';
import { ClinicExports } from './export/clinic-exports';
import { ExportProgress } from './export/export-progress';
import { ExportsController } from './export/exports.controller';
import { ReportExports } from './export/exports.service';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';

/** Figures of the clinic, each with its definition and its rows. */
@Module({
  imports: [AuditModule, SettingsModule],
  controllers: [ExportsController, ReportsController],
  providers: [ClinicExports, ExportProgress, ReportExports, ReportsService],
  exports: [ReportsService],
})
export class ReportsModule {}
