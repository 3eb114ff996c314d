import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration } from '@cuspid/platform/api';

/**
 * The secrets that sign: the present one, and while it is being changed the one before it, so that nobody is signed out.
 * A token names its key; the name tells nothing of the secret.
 */
@Injectable()
export class SigningKeys {
  private readonly secrets: [string, ...string[]];
  /** The name of the key that signs now. */
  readonly present: string;

  constructor({ jwtSecret, formerJwtSecret }: Configuration) {
    this.secrets = [jwtSecret, ...(formerJwtSecret === undefined ? [] : [formerJwtSecret])];
    this.present = nameOf(jwtSecret);
  }

  /** The secret behind the key a token names; a name nobody gave has none. */
  secretOf(token: string): string | undefined {
    const header = headerOf(token);
    // Another kind of token, whoever signed it, opens nothing here.
    if (header.get('typ') !== 'JWT') return undefined;
    const name = header.get('kid');
    return name === undefined ? this.secrets[0] : this.secrets.find((secret) => nameOf(secret) === name);
  }

  /** A key of its own for one purpose, from each secret, the present one first. */
  derived(purpose: string): [Buffer, ...Buffer[]] {
    const [present, ...former] = this.secrets;
    const derive = (secret: string) => createHmac('sha256', secret).update(purpose).digest();
    return [derive(present), ...former.map(derive)];
  }
}

const nameOf = (secret: string) => createHmac('sha256', secret).update('cuspid key').digest('base64url').slice(0, 12);

function headerOf(token: string): Map<string, unknown> {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    return new Map(typeof header === 'object' && header !== null ? Object.entries(header) : []);
  } catch {
    return new Map();
  }
}
