import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { refusalOf, type Keys } from './signature';

/** What goes wrong with a request: the line is cut, nothing comes, 503, other bytes come, it is done but nobody hears. */
export type Fault = 'drop' | 'hang' | 'busy' | 'wrong-bytes' | 'lose-answer' | null;

interface Held {
  body: Buffer;
  type: string;
  at: Date;
}

const STATUS: Record<string, number> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  NoSuchUpload: 404,
  PreconditionFailed: 412,
  SlowDown: 503,
  NotImplemented: 501,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidPart: 400,
  EntityTooSmall: 400,
  XAmzContentSHA256Mismatch: 400,
};
const LEAST_PART = 5 * 1024 * 1024;
const PAGE = 3;
const tagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`;
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

class Refused extends Error {}

function flipped(body: Buffer): Buffer {
  const wrong = Buffer.from(body);
  const middle = wrong.length >> 1;
  if (wrong.length) wrong[middle] = (wrong[middle] ?? 0) ^ 1;
  return wrong;
}

function rangeOf(header: string, bytes: number): { start: number; end: number } {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? [];
  if (first === undefined || Number(first) >= bytes || (last && Number(last) < Number(first))) {
    throw new Refused('InvalidRange');
  }
  return { start: Number(first), end: Math.min(last ? Number(last) : bytes - 1, bytes - 1) };
}

/**
 * One bucket behind the S3 protocol, on loopback, and strict: every request is signed, anonymous reads and streams in
 * chunks of the SDK's own are refused, a body must have the hash that was signed, a part its least size. Pages of a list hold
 * three, so that paging is met.
 */
export class S3Server {
  readonly keys: Keys = { accessKeyId: 'cuspid', secretAccessKey: randomBytes(20).toString('hex') };
  readonly bucket = 'clinic';
  readonly objects = new Map<string, Held>();
  readonly uploads = new Map<string, Map<number, Buffer>>();
  readonly seen: string[] = [];
  fault: (request: string) => Fault = () => null;
  private readonly server: Server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }

  /** Ends every line that is open: what hangs is asked again. */
  cut(): void {
    this.server.closeAllConnections();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://s3');
    const name = `${request.method} ${url.pathname}${url.search}`;
    this.seen.push(name);
    const fault = this.fault(name);
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'hang') return void (await sleep(60_000, null, { ref: false }));
    try {
      const body = await buffer(request);
      const refusal = refusalOf(request, url, body, this.keys) ?? (fault === 'busy' ? 'SlowDown' : null);
      if (refusal) throw new Refused(refusal);
      // On its way in or out, whichever the request is.
      const isWrong = fault === 'wrong-bytes';
      const send = this.carryOut(request, url, isWrong && request.method === 'PUT' ? flipped(body) : body, isWrong);
      if (fault === 'lose-answer') return void request.socket.destroy();
      send(response);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      response.writeHead(STATUS[error.message] ?? 403, { 'content-type': 'application/xml' });
      response.end(request.method === 'HEAD' ? '' : `<Error><Code>${error.message}</Code></Error>`);
    }
  }

  private carryOut(request: IncomingMessage, url: URL, body: Buffer, isWrong: boolean): (to: ServerResponse) => void {
    const [bucket, ...rest] = decodeURIComponent(url.pathname).slice(1).split('/');
    if (bucket !== this.bucket) throw new Refused('NoSuchBucket');
    const key = rest.join('/');
    const query = url.searchParams;
    if (!key) return request.method === 'HEAD' ? (to) => to.end() : this.list(query);
    const id = query.get('uploadId');
    if (request.method === 'POST') return id ? this.complete(key, id, body, request) : this.begin(request);
    if (request.method === 'PUT') {
      return id ? this.part(id, Number(query.get('partNumber')), body) : this.put(key, body, request);
    }
    if (request.method === 'DELETE') {
      if (id) this.uploads.delete(id);
      else this.objects.delete(key);
      return (to) => void to.writeHead(204).end();
    }
    return this.get(key, request, query, isWrong);
  }

  private get(key: string, { method, headers: asked }: IncomingMessage, query: URLSearchParams, isWrong: boolean) {
    const held = this.objects.get(key);
    if (!held) throw new Refused('NoSuchKey');
    const whole = isWrong ? flipped(held.body) : held.body;
    const range = asked.range === undefined ? null : rangeOf(asked.range, whole.length);
    const body = range ? whole.subarray(range.start, range.end + 1) : whole;
    const headers = {
      'content-length': body.length,
      'content-type': query.get('response-content-type') ?? held.type,
      'content-disposition': query.get('response-content-disposition') ?? undefined,
      'cache-control': query.get('response-cache-control') ?? undefined,
      'content-range': range ? `bytes ${range.start}-${range.end}/${whole.length}` : undefined,
      etag: tagOf(held.body),
      'last-modified': held.at.toUTCString(),
    };
    return (to: ServerResponse) => {
      to.writeHead(range ? 206 : 200, Object.fromEntries(Object.entries(headers).filter(([, value]) => value != null)));
      to.end(method === 'HEAD' ? undefined : body);
    };
  }

  private put(key: string, body: Buffer, { headers }: IncomingMessage) {
    if (headers['if-none-match'] === '*' && this.objects.has(key)) throw new Refused('PreconditionFailed');
    this.objects.set(key, { body, type: headers['content-type'] ?? '', at: new Date() });
    return (to: ServerResponse) => void to.writeHead(200, { etag: tagOf(body) }).end();
  }

  private begin({ headers }: IncomingMessage) {
    const id = `${randomBytes(8).toString('hex')}-${headers['content-type']}`;
    this.uploads.set(id, new Map());
    return (to: ServerResponse) => {
      to.writeHead(200, { 'content-type': 'application/xml' });
      to.end(`<InitiateMultipartUploadResult><UploadId>${xml(id)}</UploadId></InitiateMultipartUploadResult>`);
    };
  }

  private part(id: string, number: number, body: Buffer) {
    const upload = this.uploads.get(id);
    if (!upload) throw new Refused('NoSuchUpload');
    upload.set(number, body);
    return (to: ServerResponse) => void to.writeHead(200, { etag: tagOf(body) }).end();
  }

  private complete(key: string, id: string, list: Buffer, request: IncomingMessage) {
    const upload = this.uploads.get(id);
    if (!upload) throw new Refused('NoSuchUpload');
    const numbers = [...list.toString().matchAll(/<PartNumber>(\d+)</g)].map(([, number]) => Number(number));
    const parts = numbers.map((number) => upload.get(number));
    if (!numbers.length || parts.some((part) => !part)) throw new Refused('InvalidPart');
    const bodies = parts.flatMap((part) => part ?? []);
    if (bodies.slice(0, -1).some(({ length }) => length < LEAST_PART)) throw new Refused('EntityTooSmall');
    this.put(key, Buffer.concat(bodies), request);
    this.uploads.delete(id);
    return (to: ServerResponse) => {
      to.writeHead(200, { 'content-type': 'application/xml' });
      to.end(`<CompleteMultipartUploadResult><Key>${xml(key)}</Key></CompleteMultipartUploadResult>`);
    };
  }

  private list(query: URLSearchParams) {
    const [prefix, after] = [query.get('prefix') ?? '', query.get('continuation-token') ?? ''];
    const found = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = found.slice(0, PAGE);
    const next = found.length > PAGE ? `<NextContinuationToken>${xml(page.at(-1) ?? '')}</NextContinuationToken>` : '';
    const contents = page.map((key) => `<Contents><Key>${xml(key)}</Key></Contents>`).join('');
    return (to: ServerResponse) => {
      to.writeHead(200, { 'content-type': 'application/xml' });
      to.end(`<ListBucketResult><IsTruncated>${Boolean(next)}</IsTruncated>${contents}${next}</ListBucketResult>`);
    };
  }
}
