import { Module } from '@nestjs/common';
import { AuditModule } from '@cuspid/audit/api';
import { PatientsModule } from '@cuspid/patients/api';
import { SettingsModule } from '@cuspid/settings/api';
import { EpidemiologyModule } from './epidemiology/epidemiology.module';
import { ClinicExports } from './export/clinic-exports';
import { ExportProgress } from './export/export-progress';
import { ExportsController } from './export/exports.controller';
import { ReportExports } from './export/exports.service';
import { ReportKeeper } from './kept/report-keeper';
import { OwnExports } from './own/own-exports';
import { OwnWorkController } from './own/own-work.controller';
import { OwnWork } from './own/own-work.service';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';
import { RoomsController } from './rooms.controller';
import { RowsOpening } from './rows-opening';

/** Figures of the clinic, each with its definition and its rows. */
@Module({
  imports: [AuditModule, EpidemiologyModule, PatientsModule, SettingsModule],
  controllers: [ExportsController, OwnWorkController, ReportsController, RoomsController],
  providers: [
    ClinicExports,
    ExportProgress,
    OwnExports,
    OwnWork,
    ReportExports,
    ReportKeeper,
    ReportsService,
    RowsOpening,
  ],
  exports: [ReportsService],
})
export class ReportsModule {}
