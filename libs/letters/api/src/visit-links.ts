import { Injectable } from '@nestjs/common';
import { VISIT_LINK_PAGE, type LinkPurpose } from '@cuspid/letters/contracts';
import { Configuration, LinkTokens } from '@cuspid/platform/api';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import type { EntityManager } from 'typeorm';
import { VisitLink } from './visit-link';

/** Who holds a letter's link may confirm, cancel, and ask for no more letters. */
@Injectable()
export class VisitLinks {
  constructor(
    private readonly configuration: Configuration,
    private readonly tokens: LinkTokens,
  ) {}

  /**
   * The token of a visit at one start, which is known from now on: every letter of that start carries the same one.
   */
  async tokenFor(tx: Tx, visitId: number, startsAt: Date): Promise<string> {
    const token = this.tokens.of(`cuspid visit link ${visitId} ${startsAt.toISOString()}`);
    const tokenHash = this.tokens.hashOf(token);
    if (await tx.existsBy(VisitLink, { tokenHash })) return token;
    try {
      await tx.insert(VisitLink, { visitId, startsAt, tokenHash, createdAt: clock.now() });
    } catch (error) {
      if (!isDuplicate(error, 'visit_link_token')) throw error;
    }
    return token;
  }

  /** The link a token belongs to; null for one nobody gave out. */
  find(db: EntityManager, token: string): Promise<VisitLink | null> {
    return db.findOneBy(VisitLink, { tokenHash: this.tokens.hashOf(token) });
  }

  /** Where a letter leads. Opening it changes nothing; the page asks. */
  address(token: string, purpose: LinkPurpose): string {
    return `${this.configuration.webUrl}/${VISIT_LINK_PAGE}/${token}?for=${purpose}`;
  }
}
