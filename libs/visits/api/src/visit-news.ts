import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { VisitEvent } from '@cuspid/visits/contracts';
import type { VisitBefore } from './booking/visit-change';
import type { Visit } from './visit';

/** What happened to a visit. */
export interface VisitNewsItem {
  visit: Visit;
  /** `DELETED`: the row goes with this transaction. */
  event: VisitEvent | 'DELETED';
  /** What it was before; null of a visit that is new. */
  before: VisitBefore | null;
  /** Null: the patient, by the link in a letter. */
  by: Actor | null;
}

type Listener = (tx: Tx, news: VisitNewsItem) => Promise<void>;

/** Lets domains above take part in what happens to a visit, in its transaction: letters go out, recalls are closed. */
@Injectable()
export class VisitNews {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, news: VisitNewsItem): Promise<void> {
    for (const listener of this.listeners) await listener(tx, news);
  }
}
