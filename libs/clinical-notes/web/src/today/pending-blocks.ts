import { Component } from '@angular/core';
import { PendingBlock } from './pending-block';

/** My notes that are not signed. */
@Component({
  selector: 'cd-unsigned-notes',
  imports: [PendingBlock],
  template: `<cd-pending-notes kind="unsigned" />`,
})
export class UnsignedNotes {}

/** Notes of others that wait for me to verify them. */
@Component({
  selector: 'cd-unverified-notes',
  imports: [PendingBlock],
  template: `<cd-pending-notes kind="unverified" />`,
})
export class UnverifiedNotes {}

/** My notes that wait for somebody else. */
@Component({
  selector: 'cd-own-waiting-notes',
  imports: [PendingBlock],
  template: `<cd-pending-notes kind="mine" />`,
})
export class OwnWaitingNotes {}
