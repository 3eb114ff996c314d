import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startClinic } from '@tools/clinic.mjs';
import { openGoogle } from './google';
import { openPostOffice } from './post-office';
import { tell } from './the-clinic';

/** Opens one demo clinic for all stories that kill nothing, with a mail server and a Google; answers how it is closed. */
export default async function openClinic(): Promise<() => Promise<void>> {
  // Ours, so that a story can show the server a token whose ten minutes are over.
  const signingSecret = randomBytes(48).toString('base64url');
  const post = await openPostOffice();
  const googlePerson = join(post.folder, '.google.json');
  const google = await openGoogle(googlePerson);
  const mail = { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(post.port) };
  const clinic = await startClinic({ demo: true, env: { JWT_SECRET: signingSecret, ...mail, ...google.env } });
  tell({ url: clinic.url, database: clinic.database, signingSecret, letters: post.folder, googlePerson });
  return async () => {
    await clinic.stop();
    await google.close();
    await post.close();
  };
}
