import { randomBytes } from 'node:crypto';
import { startClinic } from '@tools/clinic.mjs';
import { tell } from './the-clinic';

/** Opens one demo clinic for all stories that kill nothing; answers how it is closed. */
export default async function openClinic(): Promise<() => Promise<void>> {
  // Ours, so that a story can show the server a token whose ten minutes are over.
  const signingSecret = randomBytes(48).toString('base64url');
  const clinic = await startClinic({ demo: true, env: { JWT_SECRET: signingSecret } });
  tell({ url: clinic.url, database: clinic.database, signingSecret });
  return () => clinic.stop();
}
