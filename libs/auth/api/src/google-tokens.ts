import { Injectable } from '@nestjs/common';
import { Configuration, Unavailable, type GoogleSettings } from '@cuspid/platform/api';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { Refusal } from './google-errors';

/** Somebody as Google knows them. */
export interface GooglePerson {
  /** Google's lasting name for the person. */
  sub: string;
  /** Lower case; Google has seen that it is theirs. */
  email: string;
}

/** An ID token is made for the moment of signing in: an old one comes from somewhere else. */
export const OLDEST_SECONDS = 600;
/** How far Google's clock and ours may be apart. */
const CLOCKS_APART_SECONDS = 30;
const SILENCE_MS = 5_000;

/** Reads Google's ID tokens: one algorithm, Google's keys, our client id, fresh, for a verified address. */
@Injectable()
export class GoogleTokens {
  private keys?: JWTVerifyGetKey;

  constructor(private readonly configuration: Configuration) {}

  /** What the token says, once it is known to be Google's and made for us. @throws Refusal; Unavailable without the keys. */
  async read(google: GoogleSettings, idToken: string, nonce: string | undefined): Promise<JWTPayload> {
    // Fetched when first needed and kept: a clinic that nobody signs in to by Google asks Google nothing.
    this.keys ??= keysAt(new URL(google.keysUrl));
    try {
      const { payload } = await jwtVerify(idToken, this.keys, {
        algorithms: ['RS256'],
        // Google writes itself both ways.
        issuer: [google.issuer, google.issuer.replace(/^https?:\/\//, '')],
        audience: google.clientId,
        maxTokenAge: OLDEST_SECONDS,
        clockTolerance: CLOCKS_APART_SECONDS,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      if (payload['azp'] !== undefined && payload['azp'] !== google.clientId) throw new Refusal('token: azp');
      if (payload['nonce'] !== nonce) throw new Refusal('token: nonce');
      return payload;
    } catch (error) {
      if (error instanceof Refusal || error instanceof Unavailable) throw error;
      throw new Refusal(`token: ${error instanceof errors.JOSEError ? error.code : 'unreadable'}`);
    }
  }

  /** The person the claims are about, if Google vouches for their address and they belong to the clinic's domain. */
  person(claims: Record<string, unknown>): GooglePerson {
    const { sub, email, email_verified: isVerified, hd } = claims;
    if (typeof sub !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(sub)) throw new Refusal('no sub');
    if (typeof email !== 'string' || !email) throw new Refusal('no address');
    if (isVerified !== true) throw new Refusal('address not verified');
    const domain = this.configuration.google?.hostedDomain;
    if (domain && hd !== domain) throw new Refusal('another domain');
    return { sub, email: email.toLowerCase() };
  }
}

/** Google's keys. That they cannot be fetched says nothing about a token; that none of them fits does. */
function keysAt(address: URL): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(address, { timeoutDuration: SILENCE_MS });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const isAboutToken = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported;
      throw isAboutToken ? error : new Unavailable('Google');
    }
  };
}
