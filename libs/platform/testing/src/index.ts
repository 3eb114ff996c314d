export { environmentOf, openClinic, SpecClinic } from './clinic';
export { emptyDatabase } from './database';
export { Http, refusal, type Answered } from './http';
export { MEASURED_AGAIN } from './measured';
export { NobodySignsInModule } from './nobody';
export { refuseSecondConnection } from './one-connection';
export { SPEC_PASSWORD, type Person } from './people';
export { plansOf, type Plan } from './explain';
export { migratedDatabase } from './template';
