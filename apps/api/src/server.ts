import { createServer, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { PayloadTooLargeException } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';

/** How long the server listens to whom. One place for all of it. */
export const PATIENCE = {
  /** Until the headers are there; whoever writes a letter a second is cut off. */
  headersMs: 15_000,
  /** Until the body is there too. */
  requestMs: 60_000,
  /** An open connection without a request; longer than proxies keep theirs, so that none sends into a closing one. */
  idleMs: 65_000,
  /** How often the three are looked at. */
  lookMs: 2_000,
  /** Bytes of headers. */
  headerBytes: 16_384,
  /** Connections at once; further ones wait for the system. */
  connections: 4_000,
  /** How long, and for how many bytes, the rest of a body is still read after it was refused, so that the refusal arrives. */
  restMs: 2_000,
  restBytes: 4_194_304,
};
export type Patience = typeof PATIENCE;

/** Express on a server that does not wait for ever. */
export class PatientAdapter extends ExpressAdapter {
  constructor(private readonly patience: Patience) {
    super();
  }

  override initHttpServer(): void {
    const { headersMs, requestMs, idleMs, lookMs, headerBytes, connections } = this.patience;
    const server = createServer(
      {
        headersTimeout: headersMs,
        requestTimeout: requestMs,
        keepAliveTimeout: idleMs,
        connectionsCheckingInterval: lookMs,
        maxHeaderSize: headerBytes,
      },
      this.getInstance(),
    );
    server.maxConnections = connections;
    // Past a number of headers Node drops the rest in silence, the proxy's own among them: bytes are counted instead.
    server.maxHeadersCount = 0;
    server.on('clientError', refuseUnreadable);
    this.httpServer = server;
  }
}

/** What is not even a request is told so, with the same few headers as everybody. */
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status });
  const headers = [
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${body.length}`,
    'Cache-Control: no-store',
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: no-referrer',
  ];
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers, '', body].join('\r\n'));
}

/** Whoever was answered before all of their body had arrived may finish it, but not go on for ever. */
export function cutEndlessBodies(patience: Patience) {
  return (request: Request, response: Response, next: NextFunction): void => {
    response.once('finish', () => {
      if (!request.complete) listenABitLonger(request, patience);
    });
    next();
  };
}

function listenABitLonger(request: Request, { restMs, restBytes }: Patience): void {
  const { socket } = request;
  const [read, since] = [socket.bytesRead, performance.now()];
  // Node throws the rest away as it comes: what has come is only to be seen at the socket.
  const look = setInterval(() => {
    if (socket.bytesRead - read > restBytes || performance.now() - since > restMs) socket.destroy();
    if (request.complete || socket.destroyed) clearInterval(look);
  }, 50);
}

/** Reads JSON of at most `limit` bytes. The parser alone would read a larger body to its end before it refuses, and there may be none. */
export function jsonBodies(limit: number) {
  const parse = express.json({ limit, strict: true });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (Number(request.headers['content-length'] ?? 0) > limit && request.is('json')) {
      return next(new PayloadTooLargeException());
    }
    let isOver = false;
    const once = (error?: unknown) => {
      if (!isOver) next(error);
      isOver = true;
    };
    parse(request, response, once);
    if (!request.is('json')) return;
    // Begun in the same turn as the parser's own reading: nothing is lost by counting along.
    let left = limit;
    request.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) once(new PayloadTooLargeException());
    });
  };
}
