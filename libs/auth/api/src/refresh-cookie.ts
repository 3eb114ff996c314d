import { Injectable } from '@nestjs/common';
import type { SignedInDto } from '@cuspid/auth/contracts/dto';
import { Configuration } from '@cuspid/platform/api';
import type { CookieOptions, Request, Response } from 'express';
import { ForeignOrigin } from './auth-errors';

/**
 * The cookie that carries the refresh token: out of reach for scripts. Other sites cannot make a browser send it; where the web app
 * is on another site itself, it is kept apart for pages under that one (partitioned), and their `Origin` is what counts.
 */
@Injectable()
export class RefreshCookie {
  private readonly name: string;
  private readonly options: CookieOptions;

  constructor(private readonly configuration: Configuration) {
    const { isProduction, isCrossSite } = configuration;
    const secure = isProduction || isCrossSite;
    // The prefix makes the browser itself refuse a cookie set from elsewhere; it needs https.
    this.name = secure ? '__Host-cuspid-refresh' : 'cuspid-refresh';
    const sent: CookieOptions = isCrossSite ? { sameSite: 'none', partitioned: true } : { sameSite: 'strict' };
    this.options = { httpOnly: true, secure, path: secure ? '/' : '/api/auth', ...sent };
  }

  /** The token in the request; refused when another site's page sends it. */
  read(request: Request): string | undefined {
    this.requireOwnPage(request);
    const cookies: unknown = request.cookies;
    const value = typeof cookies === 'object' && cookies !== null ? Reflect.get(cookies, this.name) : undefined;
    return typeof value === 'string' && value.length <= 100 ? value : undefined;
  }

  write(response: Response, token: string): void {
    response.cookie(this.name, token, this.options);
  }

  /** The refresh token goes into the cookie, the rest into the answer. */
  hand(response: Response, { refreshToken, ...answer }: SignedInDto & { refreshToken: string }): SignedInDto {
    this.write(response, refreshToken);
    return answer;
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.options);
  }

  /**
   * Refuses what a page of another site can make a browser send: it always names itself, or sends a form. Other programs
   * send neither, and no browser of somebody else's.
   */
  requireOwnPage(request: Request): void {
    const origin = request.get('origin');
    const site = request.get('sec-fetch-site');
    const type = request.get('content-type');
    const isForm = type !== undefined && !/^application\/json\b/i.test(type);
    const isForeign =
      origin === undefined ? site === 'cross-site' || site === 'same-site' : !this.isOwn(origin, request);
    if (isForm || isForeign) throw new ForeignOrigin();
  }

  private isOwn(origin: string, request: Request): boolean {
    const own = [`${request.protocol}://${request.get('host')}`, new URL(this.configuration.webUrl).origin];
    return [...own, ...this.configuration.webOrigins].includes(origin);
  }
}
