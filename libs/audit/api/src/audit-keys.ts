import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration } from '@cuspid/platform/api';

/** What a signature turned out to be. `unknown-key`: made with a secret this process was not given. */
export type Verdict = 'good' | 'bad' | 'unknown-key';

/**
 * Signs what the log is proven by. Whoever may write into the database, its administrator included, cannot: the keys come
 * from the process' secrets. A signature names its key, so that secrets can change and what the old one signed stays proven.
 */
@Injectable()
export class AuditKeys {
  private readonly keys: Map<string, Buffer>;
  private readonly current: string;

  constructor({ audit: { secrets } }: Configuration) {
    const made = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'cuspid audit log', 32)));
    this.keys = new Map(made.map((key) => [idOf(key), key]));
    this.current = [...this.keys.keys()][0] ?? '';
  }

  sign(text: string): string {
    return `${this.current}.${this.mac(this.current, text)}`;
  }

  verdict(text: string, signature: string): Verdict {
    const [id = '', mac = ''] = signature.split('.');
    if (!this.keys.has(id)) return 'unknown-key';
    const [given, right] = [Buffer.from(mac), Buffer.from(this.mac(id, text))];
    return given.length === right.length && timingSafeEqual(given, right) ? 'good' : 'bad';
  }

  /** 128 bits are enough to forge nothing, and half as long in every row. */
  private mac(id: string, text: string): string {
    const key = this.keys.get(id);
    if (!key) throw new Error('no such key');
    return createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');
  }
}

/** Names a key without telling it. */
const idOf = (key: Buffer): string => createHash('sha256').update('id').update(key).digest('hex').slice(0, 8);
