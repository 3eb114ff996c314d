import { Module } from '@nestjs/common';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { DocumentsModule } from '@cuspid/documents/api';
import { PatientsModule } from '@cuspid/patients/api';
import { CaseHistoryController } from './case-history.controller';
import { HistoriesService } from './histories.service';
import { HistoryDrafts } from './history-drafts.service';
import { HistoryParts } from './history-parts';
import { HistoryPrint } from './history-print.service';
import { HistoryReach } from './history-reach';
import { HistoryRows } from './history-rows';
import { HistoryVersions } from './history-versions.service';
import { LinkedDocuments } from './linked-documents';
import { Waiting } from './waiting';
import { WaitingExport } from './waiting-export';
import { WaitingListController } from './waiting-list.controller';
import { WaitingList } from './waiting-list';

/** The structured orthodontic case history: typed answers, every save a version, the consultant’s block. */
@Module({
  imports: [PatientsModule, DentalChartModule, DocumentsModule],
  controllers: [CaseHistoryController, WaitingListController],
  providers: [
    HistoriesService,
    HistoryDrafts,
    HistoryParts,
    HistoryPrint,
    HistoryReach,
    HistoryRows,
    HistoryVersions,
    LinkedDocuments,
    Waiting,
    WaitingExport,
    WaitingList,
  ],
  exports: [HistoriesService, HistoryPrint, HistoryVersions, Waiting],
})
export class CaseHistoryModule {}
