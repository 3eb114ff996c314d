import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { Patient } from './patient';

type Listener = (tx: Tx, me: Actor, patient: Patient) => Promise<void>;

/** Lets domains above add their part to a registration, in its transaction: the visits enter the first visit. */
@Injectable()
export class Registrations {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, me: Actor, patient: Patient): Promise<void> {
    for (const listener of this.listeners) await listener(tx, me, patient);
  }
}
