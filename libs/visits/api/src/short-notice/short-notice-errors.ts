import { DomainError } from '@cuspid/platform/api';
import type { GapOfferDto } from '@cuspid/visits/contracts/dto';

/** Somebody else offers this time to another patient; `conflict` says who, to whom and since when. */
export class GapOffered extends DomainError {
  readonly code = 'gap-offered';
  readonly status = 409;
  override readonly conflict: { offer: GapOfferDto };
  constructor(offer: GapOfferDto) {
    super(`${offer.by?.name ?? 'Somebody'} is offering this time to another patient.`);
    this.conflict = { offer };
  }
}

/** Nobody waits for an answer: it was given, or another time was offered. */
export class NothingOffered extends DomainError {
  readonly code = 'nothing-offered';
  readonly status = 409;
  constructor() {
    super('No time is being offered to this patient any more.');
  }
}

/** The entry is closed: they come already, or do not want to any more. */
export class ShortNoticeClosed extends DomainError {
  readonly code = 'short-notice-closed';
  readonly status = 409;
  constructor() {
    super('The patient is not on the short-notice list any more.');
  }
}
