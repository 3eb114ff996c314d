import { Injectable } from '@nestjs/common';
import type { Tx } from '@cuspid/platform/database';
import type { VisitEvent } from '@cuspid/visits/contracts';
import type { Visit } from './visit';

type Guard = (tx: Tx, visit: Visit, step: VisitEvent) => Promise<void>;

/** Lets domains above refuse a step made by hand that is theirs to make: who waits in the queue is ended there. */
@Injectable()
export class VisitGuards {
  private readonly guards: Guard[] = [];

  listen(guard: Guard): void {
    this.guards.push(guard);
  }

  async ask(tx: Tx, visit: Visit, step: VisitEvent): Promise<void> {
    for (const guard of this.guards) await guard(tx, visit, step);
  }
}
