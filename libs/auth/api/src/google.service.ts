import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Configuration, NotFound, type GoogleSettings } from '@cuspid/platform/api';
import { transaction } from '@cuspid/platform/database';
import { DataSource } from 'typeorm';
import { Attempts, LIMITS, type Limit } from './attempts';
import { networkOf, type From } from './from';
import { GoogleAccounts, type GoogleSession } from './google-accounts';
import { GoogleRefused, Refusal } from './google-errors';
import type { GoogleAnswer } from './google-strategy';
import { GoogleTokens, OLDEST_SECONDS, type GooglePerson } from './google-tokens';
import type { GoogleTrip } from './google-trips';
import { SignIns, type Answer } from './sign-ins';

/** Twice as long as a token or a trip is good: by the time this is forgotten, it is too old. */
const ONCE: Limit = { name: 'google-once', max: 1, seconds: OLDEST_SECONDS * 2 };

/** Signs people in whom Google vouches for. */
@Injectable()
export class GoogleService {
  constructor(
    private readonly configuration: Configuration,
    private readonly source: DataSource,
    private readonly google: GoogleTokens,
    private readonly accounts: GoogleAccounts,
    private readonly attempts: Attempts,
    private readonly signIns: SignIns,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound where people do not sign in with Google. */
  settings(): GoogleSettings {
    if (!this.configuration.google) throw new NotFound();
    return this.configuration.google;
  }

  /** A browser is back from Google. @throws GoogleRefused whatever the reason. */
  comeBack(trip: GoogleTrip | undefined, answer: GoogleAnswer | string, from: From): Promise<GoogleSession> {
    return this.admit(from, async () => {
      if (!trip) throw new Refusal('no trip of ours');
      await this.once(`google trip ${trip.state}`, 'trip made before');
      if (typeof answer === 'string') throw new Refusal(answer);
      const claims = await this.google.read(this.settings(), answer.idToken, trip.nonce);
      if (answer.profile['sub'] !== claims.sub) throw new Refusal('two people in one answer');
      // Some ID tokens leave the address out; then it is what Google says when asked.
      return this.google.person(claims['email'] === undefined ? answer.profile : claims);
    });
  }

  /** Google's button, or another program of the clinic's, has an ID token. @throws GoogleRefused */
  async byToken(idToken: string, nonce: string | undefined, from: From): Promise<Answer> {
    const settings = this.settings();
    const { user, sessionId, refreshToken } = await this.admit(from, async () => {
      const claims = await this.google.read(settings, idToken, nonce);
      await this.once(`google token ${createHash('sha256').update(idToken).digest('hex')}`, 'token used before');
      return this.google.person(claims);
    });
    return this.signIns.answer(user, sessionId, refreshToken);
  }

  /** What is presented a second time is presented by somebody else. */
  private async once(what: string, reason: string): Promise<void> {
    if (!(await this.attempts.take(ONCE, what)).isWithin) throw new Refusal(reason);
  }

  /** Refusals count where wrong passwords do: at the address they come from. */
  private async admit(from: From, find: () => Promise<GooglePerson>): Promise<GoogleSession> {
    const attempt = await this.attempts.require(LIMITS.address, networkOf(from.address));
    try {
      const session = await this.accounts.begin(await find(), from);
      await attempt.giveBack();
      return session;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { reason, userId } = error;
      await transaction(this.source, (tx) =>
        this.audit.record(tx, { ...from, ...(userId && { id: userId }) }, 'session.refused', {
          after: { by: 'google', reason },
        }),
      );
      throw new GoogleRefused();
    }
  }
}
