import { BlockOut } from './block-outs/block-out';
import { VisitChange } from './booking/visit-change';
import { VisitSlot } from './booking/visit-slot';
import { VisitFeed } from './feed/visit-feed';
import { VisitProcedure } from './procedures/visit-procedure';
import { VisitSeries } from './series/visit-series';
import { ShortNotice } from './short-notice/short-notice';
import { ShortNoticeOffer } from './short-notice/short-notice-offer';
import { Visit } from './visit';

export { BlockOut } from './block-outs/block-out';
export { Slots } from './booking/slots';
export { VisitChange } from './booking/visit-change';
export { VisitSlot } from './booking/visit-slot';
export { VisitFeed } from './feed/visit-feed';
export { VisitProcedure } from './procedures/visit-procedure';
export { VisitSeries } from './series/visit-series';
export { ShortNotice } from './short-notice/short-notice';
export { ShortNoticeOffer } from './short-notice/short-notice-offer';
export { Visit } from './visit';
export { VisitCourses, type VisitStep } from './visit-courses';
export { VisitGuards } from './visit-guards';
export { VisitNews, type VisitNewsItem } from './visit-news';
export { VisitReach } from './visit-reach';
export { VisitTurns } from './booking/visit-turns';
export { VisitsModule } from './visits.module';
export { VisitsService } from './visits.service';

/** The tables of this domain. */
export const visitsEntities = [
  Visit,
  VisitSlot,
  VisitChange,
  VisitSeries,
  VisitProcedure,
  BlockOut,
  VisitFeed,
  ShortNotice,
  ShortNoticeOffer,
];
