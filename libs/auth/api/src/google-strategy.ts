import { createHash } from 'node:crypto';
import type { GoogleSettings } from '@cuspid/platform/api';
import { Strategy, type Profile, type VerifyCallback } from 'passport-google-oauth20';
import type { GoogleTrip } from './google-trips';

/** What Google gives for a code: an ID token, and what it says of the person when asked. */
export interface GoogleAnswer {
  idToken: string;
  profile: Record<string, unknown>;
}

type Options = Partial<Pick<GoogleTrip, 'nonce' | 'verifier'>>;

/** The code flow, with PKCE and a nonce: a code or an ID token of another browser's trip is good for nothing here. */
export class GoogleStrategy extends Strategy {
  constructor({ clientId, clientSecret, callbackUrl, authorizeUrl, tokenUrl, userinfoUrl }: GoogleSettings) {
    super(
      {
        clientID: clientId,
        clientSecret,
        callbackURL: callbackUrl,
        authorizationURL: authorizeUrl,
        tokenURL: tokenUrl,
        userProfileURL: userinfoUrl,
        scope: ['openid', 'email'],
      },
      (
        _access: string,
        _refresh: string,
        { id_token: idToken }: { id_token?: unknown },
        profile: Profile,
        done: VerifyCallback,
      ) => {
        const answer: GoogleAnswer = {
          idToken: typeof idToken === 'string' ? idToken : '',
          profile: { ...profile._json },
        };
        done(null, answer);
      },
    );
  }

  override authorizationParams(options: Options): object {
    return {
      ...super.authorizationParams(options),
      nonce: options.nonce,
      code_challenge: createHash('sha256')
        .update(options.verifier ?? '')
        .digest('base64url'),
      code_challenge_method: 'S256',
    };
  }

  override tokenParams({ verifier }: Options): object {
    return { code_verifier: verifier };
  }
}
