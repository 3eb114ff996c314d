import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Configuration } from '../configuration/configuration';
import { requestIdOf } from './request-id';

/** The address without what people typed into it: a query can hold a name or a phone number. */
const path = (url: string | undefined) => (url ?? '').split('?')[0]?.replace(/(\/display\/)[^/]+/, '$1…');

/** One line of JSON a request: method, path, status, time, request id. Never a body, a query, a name or a token. */
export function logging({ logLevel }: Configuration): Params {
  return {
    pinoHttp: {
      level: logLevel,
      genReqId: (request: IncomingMessage) => requestIdOf(request),
      quietReqLogger: true,
      customLogLevel: (_request, response, error) =>
        error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
      serializers: {
        req: (request: { method: string; url: string; id: string }) => ({
          method: request.method,
          path: path(request.url),
          id: request.id,
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: (error: Error & { code?: string }) => ({ type: error.name, code: error.code, stack: stackOf(error) }),
      },
    },
  };
}

/** Where it happened, without the message: a database's message quotes the values it was given. */
const stackOf = (error: Error) =>
  error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
