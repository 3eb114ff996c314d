import { Injectable } from '@nestjs/common';
import { Configuration } from '@cuspid/platform/api';
import type { CookieOptions, Request, Response } from 'express';
import { ForeignOrigin } from './auth-errors';

/** The cookie that carries the refresh token: for scripts out of reach, for other sites too. */
@Injectable()
export class RefreshCookie {
  private readonly name: string;
  private readonly options: CookieOptions;

  constructor(private readonly configuration: Configuration) {
    const secure = configuration.isProduction;
    // The prefix makes the browser itself refuse a cookie set from elsewhere; it needs https.
    this.name = secure ? '__Host-cuspid-refresh' : 'cuspid-refresh';
    this.options = { httpOnly: true, secure, sameSite: 'strict', path: secure ? '/' : '/api/auth' };
  }

  /** The token in the request; refused when another site's page sends it. */
  read(request: Request): string | undefined {
    this.checkOrigin(request);
    const cookies: unknown = request.cookies;
    const value = typeof cookies === 'object' && cookies !== null ? Reflect.get(cookies, this.name) : undefined;
    return typeof value === 'string' && value.length <= 100 ? value : undefined;
  }

  write(response: Response, token: string): void {
    response.cookie(this.name, token, this.options);
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.options);
  }

  private checkOrigin(request: Request): void {
    const origin = request.get('origin');
    if (origin === undefined) return;
    const own = `${request.protocol}://${request.get('host')}`;
    if (origin !== own && !this.configuration.webOrigins.includes(origin)) throw new ForeignOrigin();
  }
}
