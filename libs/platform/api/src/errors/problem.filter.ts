import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ProblemBody } from '@cuspid/platform/contracts';
import { isLocked, isUnreachable } from '@cuspid/platform/database';
import type { Request, Response } from 'express';
import { Logger } from 'nestjs-pino';
import { requestIdOf } from '../http/request-id';
import { DomainError } from './domain-error';
import { Unavailable } from './platform-errors';

const TITLES: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Not valid',
  428: 'Version needed',
  429: 'Too many requests',
  500: 'Something failed on our side',
  503: 'Unavailable',
};

const CODES: Record<number, string> = { 400: 'malformed', 404: 'not-found', 413: 'too-large', 415: 'unsupported-type' };

interface Told {
  status: number;
  code: string;
  detail: string;
  retryAfter?: number | undefined;
  error?: DomainError;
}

/** Everything that stops a request leaves as application/problem+json, and nothing internal leaves with it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const told = this.tell(thrown);
    if (told.status >= 500) this.log.error({ err: thrown, requestId: requestIdOf(request) }, 'request failed');
    if (response.headersSent) {
      response.end();
      return;
    }
    if (told.retryAfter) response.setHeader('Retry-After', String(told.retryAfter));
    response
      .status(told.status)
      .type('application/problem+json')
      .send(JSON.stringify(body(told, request)));
  }

  private tell(thrown: unknown): Told {
    if (thrown instanceof DomainError) return of(thrown);
    if (isOutspoken(thrown)) {
      return { status: thrown.status, code: thrown.code, detail: thrown.message, retryAfter: thrown.retryAfter };
    }
    if (isUnreachable(thrown) || isLocked(thrown)) return of(new Unavailable());
    const status = statusOf(thrown);
    if (status && status < 500) return { status, code: CODES[status] ?? 'refused', detail: refusal(status, thrown) };
    return {
      status: 500,
      code: 'internal',
      detail: 'Something failed on our side. The request id finds it in the log.',
    };
  }
}

const of = (error: DomainError): Told => ({
  status: error.status,
  code: error.code,
  detail: error.message,
  retryAfter: error.retryAfter,
  error,
});

/** An error of a provider (storage, mail, PDF) brings its own status and kebab-case code, and a sentence for people. */
function isOutspoken(thrown: unknown): thrown is Error & { status: number; code: string; retryAfter?: number } {
  if (!(thrown instanceof Error) || !('status' in thrown) || !('code' in thrown)) return false;
  const { status, code } = thrown;
  return typeof status === 'number' && typeof code === 'string' && /^[a-z]+(-[a-z]+)*$/.test(code);
}

/** Nest's own refusals, and those of the body parser, which are plain errors with a status. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number') return thrown.status;
  return undefined;
}

function refusal(status: number, thrown: unknown): string {
  if (status === 400)
    return 'The request could not be read: is the body valid JSON, and are the ids in the address numbers?';
  if (status === 404) return 'There is nothing at this address.';
  if (status === 413) return 'The request is larger than the server takes.';
  if (status === 415) return 'Send the body as application/json in UTF-8.';
  return thrown instanceof Error ? thrown.message : 'The request was refused.';
}

function body({ status, code, detail, error }: Told, request: Request): ProblemBody {
  return {
    type: `/api/problems#${code}`,
    title: TITLES[status] ?? 'Refused',
    status,
    detail,
    code,
    requestId: requestIdOf(request),
    ...(error?.errors && { errors: error.errors }),
    ...(error?.conflict !== undefined && { conflict: error.conflict }),
  };
}
