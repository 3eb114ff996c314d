import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { clock } from '@cuspid/platform/database';
import { SigningKeys } from './signing-keys';

export const TOKEN = { issuer: 'cuspid', audience: 'cuspid-api', seconds: 600, algorithm: 'HS256' } as const;

/** Makes the two kinds of token. */
@Injectable()
export class Tokens {
  private readonly chainKeys: [Buffer, ...Buffer[]];

  constructor(
    private readonly jwt: JwtService,
    private readonly keys: SigningKeys,
  ) {
    // A key of its own: what signs access tokens must not also derive refresh tokens.
    this.chainKeys = keys.derived('cuspid refresh chain');
  }

  /** A JWT of ten minutes, bound to the session. */
  access(userId: number, sessionId: number): Promise<string> {
    const { issuer, audience, seconds, algorithm } = TOKEN;
    return this.jwt.signAsync(
      { sid: sessionId, iat: Math.floor(clock.ms() / 1000) },
      {
        subject: String(userId),
        issuer,
        audience,
        expiresIn: seconds,
        algorithm,
        notBefore: 0,
        keyid: this.keys.present,
      },
    );
  }

  /** The first refresh token of a session: 256 random bits. */
  firstRefresh(): string {
    return randomBytes(32).toString('base64url');
  }

  /**
   * The token that follows `token`. Derived, not drawn, so that an honest second tab that presents the same token a
   * moment later gets the same successor, and nothing but hashes is ever stored.
   */
  nextRefresh(token: string): string {
    return follow(token, this.chainKeys[0]);
  }

  /** What may have followed `token`: while the secret is being changed, the one before it may have made the successor. */
  possibleNext(token: string): string[] {
    return this.chainKeys.map((key) => follow(token, key));
  }

  hash(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }
}

const follow = (token: string, key: Buffer) => createHmac('sha256', key).update(token).digest('base64url');
