import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Configuration } from '@cuspid/platform/api';

export const TOKEN = { issuer: 'cuspid', audience: 'cuspid-api', seconds: 600, algorithm: 'HS256' } as const;

/** Makes the two kinds of token. */
@Injectable()
export class Tokens {
  private readonly chainKey: Buffer;

  constructor(
    private readonly jwt: JwtService,
    configuration: Configuration,
  ) {
    // A key of its own: what signs access tokens must not also derive refresh tokens.
    this.chainKey = createHmac('sha256', configuration.jwtSecret).update('cuspid refresh chain').digest();
  }

  /** A JWT of ten minutes, bound to the session. */
  access(userId: number, sessionId: number): Promise<string> {
    const { issuer, audience, seconds, algorithm } = TOKEN;
    return this.jwt.signAsync(
      { sid: sessionId },
      { subject: String(userId), issuer, audience, expiresIn: seconds, algorithm, notBefore: 0 },
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
    return createHmac('sha256', this.chainKey).update(token).digest('base64url');
  }

  hash(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }
}
