import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { MEASURED_AGAIN, openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from './application';
import { PATIENCE } from './server';

/** The same rules as in a clinic, in the time a spec has. */
const IMPATIENT = { ...PATIENCE, headersMs: 1_500, requestMs: 2_500, lookMs: 250, restMs: 500 };

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('somebody slow, endless or huge', () => {
  let clinic: SpecClinic;
  let port: number;

  beforeAll(async () => {
    clinic = await openClinic({ create: (configuration) => createApplication(configuration, IMPATIENT) });
    port = Number(new URL(clinic.http.base).port);
  });
  afterAll(() => clinic.close());

  interface Line {
    socket: Socket;
    heard: () => string;
    /** How long it stood, once the server has ended it. */
    ended: Promise<number>;
  }

  const open = (): Line => {
    const since = Date.now();
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    const ended = new Promise<number>((resolve) => socket.once('close', () => resolve(Date.now() - since)));
    return { socket, heard: () => heard, ended };
  };

  /** Writes as long as it is listened to; answers how many bytes were taken. */
  const pour = async ({ socket, ended }: Line, chunk: Buffer): Promise<number> => {
    const more = () => void (socket.writable && socket.write(chunk, more));
    more();
    await ended;
    return socket.bytesWritten;
  };

  /** How long others wait meanwhile: the 95th of a hundred, for attackers and others share this machine with all specs. */
  const othersWait = async (calls: number): Promise<number> => {
    const times: number[] = [];
    for (let call = 0; call < calls; call++) {
      const began = performance.now();
      const { status } = await clinic.http.call('GET', '/api/health/live');
      expect(status).toBe(200);
      times.push(performance.now() - began);
      await wait(2);
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95) - 1] ?? NaN;
  };

  it(
    'five hundred who write a header now and then hurt nobody, and are cut off',
    { retry: MEASURED_AGAIN },
    async () => {
      const lines = Array.from({ length: 500 }, open);
      lines.forEach(({ socket }) => socket.write('GET /api/health/live HTTP/1.1\r\nHost: x\r\n'));
      await Promise.all(lines.map(({ socket }) => new Promise((resolve) => socket.once('ready', resolve))));
      const drip = setInterval(() => lines.forEach(({ socket }) => socket.writable && socket.write('X-A: b\r\n')), 200);
      expect(await othersWait(100)).toBeLessThan(500);
      const stood = await Promise.all(lines.map(({ ended }) => ended));
      clearInterval(drip);
      expect(Math.max(...stood)).toBeLessThan(IMPATIENT.headersMs + 4 * IMPATIENT.lookMs + 1_500);
      expect(lines[0]?.heard()).toMatch(/^HTTP\/1\.1 408 .*nosniff/s);
    },
  );

  it('who says nothing at all, or never ends a body, is cut off', { retry: MEASURED_AGAIN }, async () => {
    const [silent, endless] = [open(), open()];
    endless.socket.write(
      'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const drip = setInterval(() => endless.socket.writable && endless.socket.write('1\r\n \r\n'), 100);
    const stood = await Promise.all([silent.ended, endless.ended]);
    clearInterval(drip);
    expect(Math.max(...stood)).toBeLessThan(IMPATIENT.requestMs + 4 * IMPATIENT.lookMs + 1_500);
  });

  it('a body without end is refused at a mebibyte and not read on', async () => {
    const before = process.memoryUsage().rss;
    const line = open();
    line.socket.write(
      'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 0x20), Buffer.from('\r\n')]);
    const taken = await pour(line, chunk);
    expect(line.heard()).toMatch(/^HTTP\/1\.1 413 /);
    expect(taken).toBeLessThan(64 * 1_048_576); // what both machines keep in hand, and no more
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_048_576);
  });

  it('a body nobody asked for is not read on either', async () => {
    const line = open();
    line.socket.write('GET /api/nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 0x20), Buffer.from('\r\n')]);
    expect(await pour(line, chunk)).toBeLessThan(64 * 1_048_576);
    expect(line.heard()).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('a bomb is unpacked no further than a mebibyte', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1_048_576));
    const before = process.memoryUsage().rss;
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const answer = await fetch(`${clinic.http.base}/api/auth/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
          body: bomb,
        });
        return answer.status;
      }),
    );
    expect(new Set(answers)).toEqual(new Set([413]));
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1_048_576); // all of them are 640
    const nested = gzipSync(gzipSync('{"email":"a@b.example","password":"x"}'));
    for (const encoding of ['gzip, gzip', 'gzip,gzip', 'compress', 'x']) {
      const answer = await fetch(`${clinic.http.base}/api/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        body: nested,
      });
      expect([encoding, answer.status]).toEqual([encoding, 415]);
    }
  });

  it('headers without end, or what is no request at all, is refused with the headers of every answer', async () => {
    const [huge, nonsense] = [open(), open()];
    huge.socket.write(`GET /api/health/live HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`);
    nonsense.socket.write('\u0016\u0003\u0001 not http\r\n\r\n');
    await Promise.all([huge.ended, nonsense.ended]);
    expect(huge.heard()).toMatch(/^HTTP\/1\.1 431 .*nosniff.*"status":431/s);
    expect(nonsense.heard()).toMatch(/^HTTP\/1\.1 400 .*default-src 'none'.*"status":400/s);
  });

  it('two requests in one’s clothes are one request, or none', async () => {
    const line = open();
    line.socket.write(
      'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/health/live HTTP/1.1\r\nHost: x\r\n\r\n',
    );
    await line.ended;
    expect(line.heard()).toMatch(/^HTTP\/1\.1 400 /);
    expect(line.heard().match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});
