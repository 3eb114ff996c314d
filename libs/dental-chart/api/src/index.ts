import { ChartAct } from './chart-act';
import { ChartFinding } from './chart-finding';
import { ChartCosign } from './cosign/chart-cosign';
import { DentalChart } from './dental-chart';
import { ChartWord } from './words/chart-word';
import { ChartPresence } from './presence/chart-presence';
import { ChartVersion } from './versions/chart-version';
import { ChartVersionBin } from './versions/chart-version-bin';

export { ChartAct } from './chart-act';
export { ChartFinding } from './chart-finding';
export { columnsOf, type NewRow } from './chart-rows';
export { ChartNews } from './chart-news';
export { ChartService } from './chart.service';
export { ChartWork, type WorkChange } from './chart-work';
export { History } from './history';
export { ChartCosign } from './cosign/chart-cosign';
export { CosignService } from './cosign/cosign.service';
export { DentalChart } from './dental-chart';
export { ageOn, dentitionOf } from './dentition';
export { DentalChartModule } from './dental-chart.module';
export { EntriesService } from './entries.service';
export { surfaceList, toothList } from './word-lists';
export { ChartWord } from './words/chart-word';
export { chartPage, texts, type ChartPaper, type PaperContent, type PaperFact } from './print/page';
export { Papers, type PaperEntry, type PaperOrder } from './print/papers';
export { chartSheet, legendHtml } from './print/sheet';
export { canonicalJson, factsOf, hashOf, hashOfChart } from './versions/chart-facts';
export { ChartVersion } from './versions/chart-version';
export { ChartVersionBin } from './versions/chart-version-bin';
export { VersionsService, type OpenedVersion } from './versions/versions.service';

/** The tables of this domain. */
export const dentalChartEntities = [
  DentalChart,
  ChartAct,
  ChartFinding,
  ChartWord,
  ChartCosign,
  ChartPresence,
  ChartVersion,
  ChartVersionBin,
];
