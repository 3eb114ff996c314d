/** The six people of the demo clinic. */
export const PEOPLE = {
  admin: 'admin@cuspid.test',
  ortho: 'ortho@cuspid.test',
  surgeon: 'surgeon@cuspid.test',
  nurse: 'nurse@cuspid.test',
  reception: 'reception@cuspid.test',
  student: 'student@cuspid.test',
} as const;

export type Person = keyof typeof PEOPLE;

export const PASSWORD = 'Cuspid-demo-1';
