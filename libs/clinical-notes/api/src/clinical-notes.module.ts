import { Module } from '@nestjs/common';
import { DashboardModule } from '@cuspid/dashboard/api';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { PatientsModule } from '@cuspid/patients/api';
import { VisitsModule } from '@cuspid/visits/api';
import { NotesReader, notesControllers, notesProviders } from './notes';
import { planningControllers, planningExports, planningProviders } from './planning';

/** Problem list, treatment plan and clinical notes: signed, verified, never silently changed. */
@Module({
  imports: [DashboardModule, PatientsModule, VisitsModule, DentalChartModule],
  controllers: [...planningControllers, ...notesControllers],
  providers: [...planningProviders, ...notesProviders],
  exports: [...planningExports, NotesReader],
})
export class ClinicalNotesModule {}
