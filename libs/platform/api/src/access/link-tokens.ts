import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../configuration/configuration';

/**
 * Tokens of links that open something without a sign-in. Told when they are made and kept as a hash only. Derived, not drawn,
 * so that a repeated request, or another letter, is given the same one without its having been kept.
 */
@Injectable()
export class LinkTokens {
  constructor(private readonly configuration: Configuration) {}

  /** The token of what `said` names: `cuspid display 7 2026-11-23T…`. Nobody knows it who does not know the clinic's secret. */
  of(said: string): string {
    return createHmac('sha256', this.configuration.jwtSecret).update(said).digest('base64url');
  }

  /** What is kept of a token, and found again by. */
  hashOf(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }
}
