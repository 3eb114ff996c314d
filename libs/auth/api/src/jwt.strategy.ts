import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { NotSignedIn, type SignedIn } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Request } from 'express';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Sessions } from './sessions';
import { SigningKeys } from './signing-keys';
import { TOKEN } from './tokens';

/** Seconds: so much two replicas' measures of the shared time may differ, and some. */
const LEEWAY = 1;

type SecretFound = (error: null, secret: string | undefined) => void;

/** Reads the access token: one algorithm, our issuer and audience, and a session that still stands. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    keys: SigningKeys,
    private readonly sessions: Sessions,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: (_request: Request, token: string, done: SecretFound) => done(null, keys.secretOf(token)),
      algorithms: [TOKEN.algorithm],
      issuer: TOKEN.issuer,
      audience: TOKEN.audience,
      passReqToCallback: true,
      // Judged below, by the time all replicas share and not by this machine's.
      ignoreExpiration: true,
      jsonWebTokenOptions: { ignoreNotBefore: true },
    });
  }

  /** A stream and whatever a screen does by itself (`X-Background: 1`) is no activity. */
  async validate(request: Request, claims: unknown): Promise<SignedIn> {
    const claimed = claimedBy(claims);
    const isActivity = request.get('x-background') !== '1' && !request.path.endsWith('/events');
    const person = claimed && (await this.sessions.personOf(claimed.sessionId, isActivity));
    if (!person || claimed.subject !== String(person.id)) throw new NotSignedIn();
    return person;
  }
}

/** Whom and which session a token claims; none without the bounds in time that every token of ours has. */
function claimedBy(claims: unknown): { subject: unknown; sessionId: number } | null {
  if (typeof claims !== 'object' || claims === null) return null;
  const claim = (name: string): unknown => Reflect.get(claims, name);
  const sessionId = claim('sid');
  const [from, until, now] = [claim('nbf'), claim('exp'), clock.ms() / 1000];
  if (typeof from !== 'number' || typeof until !== 'number') return null;
  if (!(from <= now + LEEWAY && now < until)) return null;
  return typeof sessionId === 'number' && Number.isSafeInteger(sessionId) ? { subject: claim('sub'), sessionId } : null;
}
