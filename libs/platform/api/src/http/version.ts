import {
  createParamDecorator,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { StaleVersion, VersionNeeded } from '../errors/platform-errors';

/** The version the caller changed, from `If-Match: "<version>"`. 428 without it; 412 when it cannot be any version. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const sent = context.switchToHttp().getRequest<Request>().get('if-match');
  if (!sent) throw new VersionNeeded();
  const version = /^"(\d{1,9})"$/.exec(sent.trim())?.[1];
  if (version === undefined) throw new StaleVersion();
  return Number(version);
});

const versionOf = (body: unknown): number | undefined =>
  typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number'
    ? body.version
    : undefined;

/** A record with a `version` answers with its ETag. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((body: unknown) => {
        const version = versionOf(body);
        if (version !== undefined && !response.headersSent) response.setHeader('ETag', `"${version}"`);
      }),
    );
  }
}
