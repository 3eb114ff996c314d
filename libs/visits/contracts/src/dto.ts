export * from './calendar.dto';
export * from './visits.dto';
