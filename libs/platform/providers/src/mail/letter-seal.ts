import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ProviderError } from '../provider-error';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'cuspid confidential letters', 32));

/**
 * Closes what must not be read in the outbox or in a copy of the database. AES-256-GCM under a key of its own, derived
 * from the process's secret; bound to its letter, so that no sealed text can be put into another one.
 */
export class LetterSeal {
  private readonly key: Buffer;
  private readonly keys: Buffer[];

  /** `former`: the secret before this one, while it is being changed: letters that wait were sealed with it. */
  constructor(secret: string, former?: string) {
    this.key = keyOf(secret);
    this.keys = [this.key, ...(former ? [keyOf(former)] : [])];
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
    for (const key of this.keys) {
      const text = opened(bytes, key, messageId);
      if (text !== undefined) return text;
    }
    throw new SealBroken();
  }
}

/** The text; undefined when this is not the key, or not the letter. */
function opened(bytes: Buffer, key: Buffer, messageId: string): string | undefined {
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(messageId)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
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
