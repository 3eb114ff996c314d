import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '@cuspid/case-history/api';
import { ClinicalNotesModule } from '@cuspid/clinical-notes/api';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { DocumentsModule } from '@cuspid/documents/api';
import { OrthodonticsModule } from '@cuspid/orthodontics/api';
import { PatientsModule } from '@cuspid/patients/api';
import { PerioModule } from '@cuspid/perio/api';
import { RecordArchive } from './archive/record-archive.service';
import { RecordPrint } from './record-print.service';
import { RecordController } from './record.controller';
import { RecordSections, sectionProviders } from './sections/record-sections';

/** The whole record of a patient on paper and as an archive. */
@Module({
  imports: [
    PatientsModule,
    DentalChartModule,
    PerioModule,
    OrthodonticsModule,
    DocumentsModule,
    CaseHistoryModule,
    ClinicalNotesModule,
  ],
  controllers: [RecordController],
  providers: [RecordArchive, RecordPrint, RecordSections, ...sectionProviders],
})
export class RecordModule {}
