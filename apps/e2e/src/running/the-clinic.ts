import type { Clinic } from '@tools/clinic.mjs';

/** What the stories know of the clinic they share. */
export interface TheClinic {
  url: string;
  database: Clinic['database'];
  signingSecret: string;
  /** Folder of the letters its mail server has taken: `letterTo`. */
  letters: string;
  /** File that says who is signed in to its Google: `signInToGoogle`. */
  googlePerson: string;
}

const PLACE = 'CUSPID_STORIES';

/** Playwright hands the environment on to its workers. */
export function tell(clinic: TheClinic): void {
  process.env[PLACE] = JSON.stringify(clinic);
}

export function theClinic(): TheClinic {
  const told = process.env[PLACE];
  if (!told) throw new Error('no clinic is open: run the stories with `nx run e2e:e2e`');
  const clinic: TheClinic = JSON.parse(told);
  return clinic;
}
