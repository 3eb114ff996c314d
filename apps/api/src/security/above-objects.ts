import { CASE_OBJECTS } from './case-objects';
import { HISTORY_OBJECTS } from './history-objects';
import { LEDGER_OBJECTS } from './ledger-objects';
import { MATERIAL_OBJECTS } from './material-objects';
import type { Kind } from './object-kind';
import { PAPERS_OBJECTS } from './papers-objects';
import { PRESENTATION_OBJECTS } from './presentation-objects';
import { REPORT_OBJECTS } from './report-objects';
import { REQUIREMENT_OBJECTS } from './requirement-objects';
import { STOCK_OBJECTS } from './stock-objects';
import { TERMS_OBJECTS } from './terms-objects';

/** What stands in the addresses of the rooms on top of the ladder. */
export const OBJECTS_ABOVE: Record<string, Kind> = {
  ...CASE_OBJECTS,
  ...HISTORY_OBJECTS,
  ...LEDGER_OBJECTS,
  ...MATERIAL_OBJECTS,
  ...PAPERS_OBJECTS,
  ...PRESENTATION_OBJECTS,
  ...REPORT_OBJECTS,
  ...REQUIREMENT_OBJECTS,
  ...STOCK_OBJECTS,
  ...TERMS_OBJECTS,
};
