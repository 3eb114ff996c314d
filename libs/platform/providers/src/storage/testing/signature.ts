import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** The clock of sender and server may differ by this much. */
const SKEW_MS = 15 * 60_000;

interface Signed {
  credential: string;
  headers: string[];
  signature: string;
  at: string;
  payload: string;
  /** Seconds a link is good for; null for a request signed in its headers. */
  expires: number | null;
}

function inHeaders({ headers }: IncomingMessage): Signed | null {
  const given = /^AWS4-HMAC-SHA256 Credential=(\S+), ?SignedHeaders=(\S+), ?Signature=([0-9a-f]{64})$/;
  const [, credential, names, signature] = given.exec(headers.authorization ?? '') ?? [];
  if (!credential || !names || !signature) return null;
  const [at, payload] = [String(headers['x-amz-date']), String(headers['x-amz-content-sha256'])];
  return { credential, headers: names.split(';'), signature, at, payload, expires: null };
}

function inLink(url: URL): Signed | null {
  const of = (name: string) => url.searchParams.get(`X-Amz-${name}`);
  const [credential, names, signature, at] = ['Credential', 'SignedHeaders', 'Signature', 'Date'].map(of);
  if (of('Algorithm') !== 'AWS4-HMAC-SHA256' || !credential || !names || !signature || !at) return null;
  const expires = Number(of('Expires'));
  return { credential, headers: names.split(';'), signature, at, payload: 'UNSIGNED-PAYLOAD', expires };
}

const momentOf = (at: string) =>
  Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

function isInTime({ at, expires }: Signed): boolean {
  const age = Date.now() - momentOf(at);
  return expires === null ? Math.abs(age) <= SKEW_MS : age >= -SKEW_MS && age <= expires * 1_000;
}

function canonical(request: IncomingMessage, url: URL, { headers, payload }: Signed): string {
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const lines = headers.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('');
  return [request.method, url.pathname, query, lines, headers.join(';'), payload].join('\n');
}

/** Whether the request is signed by who has the keys, as Amazon's Signature Version 4 has it: else the S3 error code. */
export function refusalOf(request: IncomingMessage, url: URL, body: Buffer, keys: Keys): string | null {
  const signed = inHeaders(request) ?? inLink(url);
  if (!signed) return 'AccessDenied';
  if (signed.payload.startsWith('STREAMING-')) return 'NotImplemented';
  const [accessKeyId, day = '', region = '', service = '', end] = signed.credential.split('/');
  if (accessKeyId !== keys.accessKeyId || service !== 's3' || end !== 'aws4_request') return 'InvalidAccessKeyId';
  if (!signed.headers.includes('host')) return 'AccessDenied';
  if (!isInTime(signed)) return signed.expires === null ? 'RequestTimeTooSkewed' : 'AccessDenied';
  const scope = [day, region, service, end].join('/');
  const text = ['AWS4-HMAC-SHA256', signed.at, scope, sha256(canonical(request, url, signed))].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce(hmac, Buffer.from(`AWS4${keys.secretAccessKey}`));
  const wanted = hmac(key, text);
  const given = Buffer.from(signed.signature, 'hex');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'SignatureDoesNotMatch';
  const isWhole = signed.payload === 'UNSIGNED-PAYLOAD' || signed.payload === sha256(body);
  return isWhole ? null : 'XAmzContentSHA256Mismatch';
}
