import { Module } from '@nestjs/common';
import { PatientsModule } from '@cuspid/patients/api';
import { ChartActs } from './chart-acts';
import { ChartParts } from './chart-parts';
import { ChartTimeline } from './chart-timeline';
import { ChartService } from './chart.service';
import { DentalChartController } from './dental-chart.controller';
import { DrawingService } from './drawing.service';
import { EntriesService } from './entries.service';
import { PrintService } from './print.service';
import { UndoService } from './undo.service';
import { VocabularyController } from './vocabulary.controller';

@Module({
  imports: [PatientsModule],
  controllers: [VocabularyController, DentalChartController],
  providers: [
    ChartActs,
    ChartParts,
    ChartService,
    ChartTimeline,
    DrawingService,
    EntriesService,
    PrintService,
    UndoService,
  ],
  exports: [ChartService, EntriesService],
})
export class DentalChartModule {}
