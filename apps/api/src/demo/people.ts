import type { Role } from '@cuspid/platform/contracts';

/** The password of every demo person. Never valid in production: the demo clinic is refused there. */
export const DEMO_PASSWORD = 'Cuspid-demo-1';

export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  department: string | null;
}

/** The six people of the demo clinic, one a role. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { email: 'reception@cuspid.test', name: 'Shalini Ranasinghe', role: 'RECEPTION', department: 'Front desk' },
  { email: 'ortho@cuspid.test', name: 'Dr Anushka Fernando', role: 'ORTHODONTIST', department: 'Orthodontics' },
  {
    email: 'surgeon@cuspid.test',
    name: 'Dr Priyantha Silva',
    role: 'DENTAL_SURGEON',
    department: 'Restorative dentistry',
  },
  { email: 'student@cuspid.test', name: 'Thilini Bandara', role: 'STUDENT', department: 'Orthodontics' },
  { email: 'nurse@cuspid.test', name: 'Nadeesha Perera', role: 'NURSE', department: 'Orthodontics' },
  { email: 'admin@cuspid.test', name: 'Ruwan Wijesinghe', role: 'ADMIN', department: null },
];
