import { createHash, createHmac } from 'node:crypto';

/**
 * The demo's waiting-room link. Only its hash is in the database, as of any other; reckoned from the installation's
 * secret, it can be told again at every start.
 */
export function displayToken(secret: string): string {
  return createHmac('sha256', secret).update('the demo clinic’s waiting-room display').digest('base64url').slice(0, 32);
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
