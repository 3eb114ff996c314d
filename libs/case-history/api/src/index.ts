import { CaseHistory } from './case-history';
import { CaseHistoryDraft } from './case-history-draft';
import { CaseHistoryVersion } from './case-history-version';

export { CaseHistory } from './case-history';
export { CaseHistoryDraft } from './case-history-draft';
export { CaseHistoryModule } from './case-history.module';
export { CaseHistoryVersion } from './case-history-version';
export { freeze, sectionHash } from './history-content';
export { HistoriesService } from './histories.service';
export { HistoryPrint } from './history-print.service';
export { HistoryVersions } from './history-versions.service';
export { Waiting } from './waiting';
export { historySheet, type PrintedHistory } from './print/history-sheet';

/** The tables of this domain. */
export const caseHistoryEntities = [CaseHistory, CaseHistoryVersion, CaseHistoryDraft];
