import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { Patient } from './patient';

type Listener = (tx: Tx, me: Actor, patients: readonly Patient[]) => Promise<void>;

/** Lets domains above add their part to a registration, in its transaction: the visits enter the first visit. */
@Injectable()
export class Registrations {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  tell(tx: Tx, me: Actor, patient: Patient): Promise<void> {
    return this.tellAll(tx, me, [patient]);
  }

  /** Many at once, as an import brings them: each listener is called once for all. */
  async tellAll(tx: Tx, me: Actor, patients: readonly Patient[]): Promise<void> {
    for (const listener of this.listeners) await listener(tx, me, patients);
  }
}
