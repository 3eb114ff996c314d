import { DomainError } from '@cuspid/platform/api';

/** Nothing was posted in this currency since the drawer was last closed. */
export class NothingToClose extends DomainError {
  readonly code = 'nothing-to-close';
  readonly status = 409;
  constructor() {
    super('Nothing stands open in this drawer: there is nothing to close.');
  }
}

/** Something was posted since the drawer was counted; `conflict.lastPostingId` is the newest line now. */
export class DrawerChanged extends DomainError {
  readonly code = 'drawer-changed';
  readonly status = 409;
  override readonly conflict: { lastPostingId: number };
  constructor(lastPostingId: number) {
    super('Something was posted since this drawer was counted. Look at it again and count once more.');
    this.conflict = { lastPostingId };
  }
}
