import { Module } from '@nestjs/common';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { PatientsModule } from '@cuspid/patients/api';
import { UsersModule } from '@cuspid/users/api';
import { PerioExams } from './perio-exams.service';
import { PerioParts } from './perio-parts';
import { PerioPrint } from './perio-print.service';
import { PerioRecording } from './perio-recording.service';
import { PerioTimeline } from './perio-timeline';
import { PerioController } from './perio.controller';

/** Periodontal exams: six sites a tooth, indices with their sites, stage and grade proposed. */
@Module({
  imports: [PatientsModule, DentalChartModule, UsersModule],
  controllers: [PerioController],
  providers: [PerioExams, PerioParts, PerioPrint, PerioRecording, PerioTimeline],
  exports: [PerioExams, PerioPrint, PerioRecording],
})
export class PerioModule {}
