import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ProviderError } from '../provider-error';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Closes what must not be read in the outbox or in a copy of the database. AES-256-GCM under a key of its own, derived
 * from the process's secret; bound to its letter, so that no sealed text can be put into another one.
 */
export class LetterSeal {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'cuspid confidential letters', 32));
  }

  seal(text: string, messageId: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, iv).setAAD(Buffer.from(messageId));
    const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), closed]).toString('base64');
  }

  /** Errors: `SealBroken`. */
  open(sealed: string, messageId: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    try {
      const iv = bytes.subarray(0, IV_BYTES);
      const decipher = createDecipheriv(CIPHER, this.key, iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(messageId)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      throw new SealBroken();
    }
  }
}

/** The text was sealed with another secret, or is not what was sealed. It will not get better: the letter is given up. */
export class SealBroken extends ProviderError {
  readonly code = 'letter-seal-broken';
  readonly status = 500;

  constructor() {
    super('A confidential letter cannot be opened: it was sealed with another secret.');
  }
}
