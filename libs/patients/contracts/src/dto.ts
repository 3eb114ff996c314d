export * from './alerts.dto';
export * from './care-team.dto';
export * from './patients.dto';
