import { CloseRows } from './close-rows';
import { DayClose } from './day-close';
import { DayClosePosting } from './day-close-posting';
import { DayClosesController } from './day-closes.controller';
import { DayCloses } from './day-closes.service';
import { DayClosing } from './day-closing.service';
import { DaySummaries } from './day-summary.service';

export { signedClose } from './close-proof';
export { DayClose } from './day-close';
export { DayClosePosting } from './day-close-posting';
export { DayClosing } from './day-closing.service';
export { openLines } from './drawer';
export { reckon } from './reckoning';

export const closingEntities = [DayClose, DayClosePosting];
export const closingControllers = [DayClosesController];
export const closingProviders = [CloseRows, DayCloses, DayClosing, DaySummaries];
