import { Module } from '@nestjs/common';
import { ClinicalNotesModule } from '@cuspid/clinical-notes/api';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { DocumentsModule } from '@cuspid/documents/api';
import { OrthodonticsModule } from '@cuspid/orthodontics/api';
import { PatientsModule } from '@cuspid/patients/api';
import { Building } from './building.service';
import { CaseReading } from './case-reading';
import { Pictures } from './pictures';
import { PresentationList } from './presentation-list';
import { PresentationParts } from './presentation-parts';
import { PresentationReach } from './presentation-reach';
import { PresentationsController } from './presentations.controller';
import { Presentations } from './presentations.service';

/** A case told to others without who it is: as long as the patient agrees. */
@Module({
  imports: [PatientsModule, DentalChartModule, OrthodonticsModule, DocumentsModule, ClinicalNotesModule],
  controllers: [PresentationsController],
  providers: [Building, CaseReading, Pictures, PresentationList, PresentationParts, PresentationReach, Presentations],
})
export class PresentationsModule {}
