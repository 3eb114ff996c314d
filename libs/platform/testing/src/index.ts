export { openClinic, SpecClinic } from './clinic';
export { emptyDatabase } from './database';
export { Http, type Answered } from './http';
export { SPEC_PASSWORD, type Person } from './people';
