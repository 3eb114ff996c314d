import { Module } from '@nestjs/common';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { PatientsModule } from '@cuspid/patients/api';
import { OrthoControls } from './ortho-controls.service';
import { OrthoExams } from './ortho-exams.service';
import { OrthoParts } from './ortho-parts';
import { OrthoPrint } from './ortho-print.service';
import { OrthoReach } from './ortho-reach';
import { OrthoController } from './ortho.controller';

/** Orthodontic exams: IOTN and PAR with their reasons, controls with wires, progress over time. */
@Module({
  imports: [PatientsModule, DentalChartModule],
  controllers: [OrthoController],
  providers: [OrthoControls, OrthoExams, OrthoParts, OrthoPrint, OrthoReach],
  exports: [OrthoControls, OrthoExams, OrthoPrint],
})
export class OrthodonticsModule {}
