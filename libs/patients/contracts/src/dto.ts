export * from './alerts.dto';
export * from './patients.dto';
