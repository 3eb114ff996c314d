export { calendarRoutes, patientVisitsRoutes } from './visits.routes';
export { BookNext } from './booking/book-next';
