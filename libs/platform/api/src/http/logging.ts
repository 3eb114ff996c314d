import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Configuration } from '../configuration/configuration';
import { requestIdOf } from './request-id';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The route, with the ids in it. Whatever else stands in an address may be somebody's name or a token. */
function placeOf(request: IncomingMessage): string {
  const [route, params] = [Reflect.get(request, 'route'), Reflect.get(request, 'params')];
  const path: unknown = isObject(route) && Reflect.get(route, 'path');
  if (typeof path !== 'string') return '(no route)';
  return path.replace(/:(\w+)/g, (whole, name: string) => {
    const value = String(isObject(params) && Reflect.get(params, name));
    return /^\d{1,10}$/.test(value) ? value : whole;
  });
}

/** One line of JSON a request: method, route, status, time, request id. Never a body, a query, a name or a token. */
export function logging({ logLevel }: Configuration): Params {
  return {
    pinoHttp: {
      level: logLevel,
      genReqId: (request: IncomingMessage) => requestIdOf(request),
      quietReqLogger: true,
      hooks: {
        // Without words of ours pino would take the error's own, and a database's quote the values it was given.
        // `log.error({ err }, 'what happened')`: Nest takes a last text for a context.
        logMethod(told, write) {
          const { err, context, ...rest } = eventOf(told[0]);
          write.apply(this, told.length === 1 && err ? [{ ...rest, err }, String(context ?? 'failed')] : told);
        },
      },
      customLogLevel: (_request, response, error) =>
        error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
      // Only once it is answered is it known which route it was.
      customSuccessObject: (request, _response, told: object) => ({ ...told, route: placeOf(request) }),
      customErrorObject: (request, _response, _error, told: object) => ({ ...told, route: placeOf(request) }),
      serializers: {
        req: ({ method, id }: { method: string; id: string }) => ({ method, id }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: ({ type, code, stack }: { type?: string; code?: string; stack?: string }) => ({
          type,
          code,
          stack: placesIn(stack),
        }),
      },
    },
  };
}

const eventOf = (told: unknown): { err?: unknown; context?: unknown } =>
  told instanceof Error ? { err: told } : isObject(told) ? told : {};

/** Where it happened, without the message: a database's message quotes the values it was given. */
const placesIn = (stack?: string) =>
  stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
