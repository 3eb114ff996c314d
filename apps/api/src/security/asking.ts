import { randomUUID } from 'node:crypto';
import type { Answered, SpecClinic } from '@cuspid/platform/testing';
import type { Operation } from './operations';

interface Asked {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What is counted by account or address is none of these suites' business; who counts tests it. */
export const forgetAttempts = ({ source }: SpecClinic) => source.query('delete from attempt_limit');

/** Asks a route as a program would, with the version a new record has; a stream is left as soon as it has begun. */
export async function ask(
  clinic: SpecClinic,
  operation: Operation,
  address: string,
  { token, body, headers = {} }: Asked,
): Promise<Answered> {
  const { http } = clinic;
  if (operation.isCounted) await forgetAttempts(clinic);
  const sent = { 'if-match': '"1"', ...(operation.needsKey && { 'idempotency-key': randomUUID() }), ...headers };
  if (!operation.isStream) {
    return http.call(operation.method, address, {
      headers: sent,
      ...(token && { token }),
      ...(body !== undefined && { body }),
    });
  }
  const leave = new AbortController();
  const answer = await fetch(http.base + address, {
    headers: { ...sent, ...(token && { authorization: `Bearer ${token}` }) },
    signal: leave.signal,
  });
  const begun = answer.status === 200;
  const bytes = begun ? Buffer.alloc(0) : Buffer.from(await answer.arrayBuffer());
  leave.abort();
  return { status: answer.status, headers: answer.headers, bytes, body: begun ? {} : JSON.parse(bytes.toString()) };
}
