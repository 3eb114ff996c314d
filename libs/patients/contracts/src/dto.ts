export * from './access.dto';
export * from './alerts.dto';
export * from './attendance.dto';
export * from './care-team.dto';
export * from './directory.dto';
export * from './life.dto';
export * from './merging.dto';
export * from './patients.dto';
