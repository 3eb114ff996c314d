import { Module } from '@nestjs/common';
import { PatientsModule } from '@cuspid/patients/api';
import { ChartActs } from './chart-acts';
import { CosignController } from './cosign/cosign.controller';
import { CosignNotices } from './cosign/cosign-notices';
import { CosignService } from './cosign/cosign.service';
import { ChartNews } from './chart-news';
import { ChartParts } from './chart-parts';
import { ChartTimeline } from './chart-timeline';
import { ChartService } from './chart.service';
import { ChartWork } from './chart-work';
import { CompareController } from './compare.controller';
import { CompareService } from './compare.service';
import { DentalChartController } from './dental-chart.controller';
import { DrawingService } from './drawing.service';
import { EntriesService } from './entries.service';
import { PresenceController } from './presence/presence.controller';
import { PresenceService } from './presence/presence.service';
import { PrintService } from './print.service';
import { Papers } from './print/papers';
import { VersionBin } from './versions/version-bin.service';
import { VersionFiles } from './versions/version-files.service';
import { VersionParts } from './versions/version-parts';
import { VersionRows } from './versions/version-rows';
import { VersionsController } from './versions/versions.controller';
import { VersionsService } from './versions/versions.service';
import { UndoService } from './undo.service';
import { VocabularyController } from './vocabulary.controller';
import { WordsController } from './words/words.controller';
import { ChartWords } from './words/words.service';

@Module({
  imports: [PatientsModule],
  controllers: [
    VocabularyController,
    WordsController,
    DentalChartController,
    CosignController,
    PresenceController,
    CompareController,
    VersionsController,
  ],
  providers: [
    ChartActs,
    ChartNews,
    ChartParts,
    CosignNotices,
    CosignService,
    ChartService,
    ChartTimeline,
    ChartWords,
    ChartWork,
    CompareService,
    DrawingService,
    EntriesService,
    PresenceService,
    Papers,
    PrintService,
    UndoService,
    VersionBin,
    VersionFiles,
    VersionParts,
    VersionRows,
    VersionsService,
  ],
  exports: [ChartNews, ChartService, ChartWork, EntriesService, Papers, VersionsService],
})
export class DentalChartModule {}
