import type { Role } from '@cuspid/platform/contracts';

/** The demo clinic's people, as `npm start` prints them. Offered only where `/config.json` says `demo`. */
export const DEMO_PASSWORD = 'Cuspid-demo-1';

export const DEMO_PEOPLE: readonly { role: Role; email: string }[] = [
  { role: 'RECEPTION', email: 'reception@cuspid.test' },
  { role: 'ORTHODONTIST', email: 'ortho@cuspid.test' },
  { role: 'DENTAL_SURGEON', email: 'surgeon@cuspid.test' },
  { role: 'NURSE', email: 'nurse@cuspid.test' },
  { role: 'STUDENT', email: 'student@cuspid.test' },
  { role: 'ADMIN', email: 'admin@cuspid.test' },
];
