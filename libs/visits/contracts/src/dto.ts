export * from './visits.dto';
