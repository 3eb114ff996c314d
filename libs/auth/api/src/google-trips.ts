import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration } from '@cuspid/platform/api';
import type { CookieOptions, Request, Response } from 'express';
import { EncryptJWT, jwtDecrypt } from 'jose';

/** One way to Google and back, of one browser. */
export interface GoogleTrip {
  /** Comes back in the address: the answer belongs to this trip. */
  state: string;
  /** Comes back inside the ID token: the token was made for this trip. */
  nonce: string;
  /** PKCE: the code is of use only to whoever began this trip. */
  verifier: string;
  /** Where to go afterwards: a path of ours. */
  next: string;
}

const SECONDS = 600;
const AUDIENCE = 'google-trip';
const drawn = () => randomBytes(32).toString('base64url');

/** Keeps the trip in the browser that makes it, sealed: there are no sessions on the server before somebody is signed in. */
@Injectable()
export class GoogleTrips {
  private readonly key: Buffer;
  private readonly name: string;
  private readonly options: CookieOptions;

  constructor({ jwtSecret, isProduction }: Configuration) {
    this.key = createHmac('sha256', jwtSecret).update('cuspid google trip').digest();
    this.name = isProduction ? '__Host-cuspid-google' : 'cuspid-google';
    // Lax, unlike the refresh cookie: the browser comes back from another site.
    const path = isProduction ? '/' : '/api/auth/google';
    this.options = { httpOnly: true, secure: isProduction, sameSite: 'lax', path };
  }

  async begin(response: Response, next: string): Promise<GoogleTrip> {
    const trip = { state: drawn(), nonce: drawn(), verifier: drawn(), next };
    const sealed = await new EncryptJWT({ ...trip })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(AUDIENCE)
      .setExpirationTime(`${SECONDS}s`)
      .encrypt(this.key);
    response.cookie(this.name, sealed, { ...this.options, maxAge: SECONDS * 1_000 });
    return trip;
  }

  /** The trip this browser comes back from; undefined when it is none of ours, or too old. Either way it is over. */
  async end(request: Request, response: Response): Promise<GoogleTrip | undefined> {
    const cookies: unknown = request.cookies;
    const sealed = typeof cookies === 'object' && cookies !== null ? Reflect.get(cookies, this.name) : undefined;
    response.clearCookie(this.name, this.options);
    if (typeof sealed !== 'string') return undefined;
    try {
      const { payload } = await jwtDecrypt(sealed, this.key, {
        audience: AUDIENCE,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return isTrip(payload) ? payload : undefined;
    } catch {
      return undefined;
    }
  }
}

function isTrip(value: object): value is GoogleTrip {
  return ['state', 'nonce', 'verifier', 'next'].every((key) => typeof Reflect.get(value, key) === 'string');
}
