export { calendarRoutes, patientVisitsRoutes, visitSettings, visitWords } from './visits.routes';
export { bookNext } from './booking/book-next';
export type { VisitPart } from './visit-parts';
export { ArrivalsBlock } from './today/arrivals-block';
export { ChairsBlock } from './today/chairs-block';
export { DayNumbers } from './today/day-numbers';
export { DayStrip } from './today/day-strip';
export { MyVisitsBlock } from './today/my-visits-block';
export { UNCONFIRMED_STEP, UnconfirmedBlock } from './today/unconfirmed-block';
