import { createHash } from 'node:crypto';
import type { Request } from 'express';

/**
 * SHA-256 of what a request asks for, kept beside its Idempotency-Key. A password that signs it is left out: of a hash made
 * this fast, whoever read the database could guess it.
 */
export function fingerprintOf({ method, path, body }: Pick<Request, 'method' | 'path' | 'body'>): string {
  const content = JSON.stringify([method, path, body ?? null], (key, value: unknown) =>
    /password/i.test(key) ? undefined : value,
  );
  return createHash('sha256').update(content).digest('hex');
}
