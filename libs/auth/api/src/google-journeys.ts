import { Injectable } from '@nestjs/common';
import { Configuration } from '@cuspid/platform/api';
import type { Request, Response } from 'express';
import { Logger } from 'nestjs-pino';
import passport from 'passport';
import { fromOf } from './from';
import { GoogleService } from './google.service';
import { GoogleStrategy, type GoogleAnswer } from './google-strategy';
import { GoogleTrips } from './google-trips';
import { RefreshCookie } from './refresh-cookie';

/** Longer than anybody waits at a blank page. */
const SILENCE_MS = 10_000;

/** Leads a browser to Google and back. */
@Injectable()
export class GoogleJourneys {
  private strategy?: GoogleStrategy;

  constructor(
    private readonly configuration: Configuration,
    private readonly google: GoogleService,
    private readonly trips: GoogleTrips,
    private readonly cookie: RefreshCookie,
    private readonly log: Logger,
  ) {}

  async leave(request: Request, response: Response, next: string | undefined): Promise<void> {
    const strategy = this.usual();
    const { hostedDomain } = this.google.settings();
    const trip = await this.trips.begin(response, localPath(next));
    await this.through(strategy, request, response, {
      ...trip,
      prompt: 'select_account',
      ...(hostedDomain && { hd: hostedDomain }),
    });
  }

  /** Who comes back in vain is told at the sign-in page that it was in vain, and no more. */
  async comeBack(request: Request, response: Response): Promise<void> {
    const strategy = this.usual();
    const trip = await this.trips.end(request, response);
    const isOurs = trip !== undefined && request.query['state'] === trip.state;
    try {
      const answer = isOurs ? await this.answered(strategy, request, response, trip) : 'another browser’s trip';
      const { refreshToken } = await this.google.comeBack(isOurs ? trip : undefined, answer, fromOf(request));
      this.cookie.write(response, refreshToken);
      response.redirect(303, `${this.configuration.webUrl}${localPath(trip?.next)}`);
    } catch (error) {
      this.log.log({ err: error, requestId: fromOf(request).requestId }, 'came back from Google in vain');
      response.redirect(303, `${this.configuration.webUrl}/sign-in?refused=google`);
    }
  }

  private usual(): GoogleStrategy {
    return (this.strategy ??= new GoogleStrategy(this.google.settings()));
  }

  private async answered(
    strategy: GoogleStrategy,
    request: Request,
    response: Response,
    { verifier }: { verifier: string },
  ) {
    if (request.query['error'] !== undefined) return 'said no at Google';
    if (typeof request.query['code'] !== 'string') return 'no code';
    return this.through(strategy, request, response, { verifier });
  }

  /** One step of the strategy: it sends the browser away, or answers; a Google that is silent answers nothing. */
  private through(
    strategy: GoogleStrategy,
    request: Request,
    response: Response,
    options: object,
  ): Promise<GoogleAnswer | string> {
    return new Promise((resolve) => {
      const silence = setTimeout(() => resolve('Google is silent'), SILENCE_MS);
      const settle = (answer: GoogleAnswer | string) => {
        clearTimeout(silence);
        resolve(answer);
      };
      response.once('finish', () => settle('sent to Google'));
      passport.authenticate(
        strategy,
        { session: false, ...options },
        (error: unknown, answer?: GoogleAnswer | false) => {
          settle(answer || `Google refused the code: ${error instanceof Error ? error.name : 'no answer'}`);
        },
      )(request, response, (error: unknown) => settle(`Google refused the code: ${String(error)}`));
    });
  }
}

/** A path of ours; whatever else somebody wrote into the address leads to the start. */
function localPath(next: string | undefined): string {
  return next && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) && !next.includes('\\') ? next : '/';
}
