import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { CareTeamAction } from '@cuspid/patients/contracts';
import type { CareTeamMember } from './care-team-member';

type Listener = (tx: Tx, me: Actor, action: CareTeamAction, places: readonly CareTeamMember[]) => Promise<void>;

/**
 * Lets domains above take part when somebody joins or leaves care teams, in the transaction of the change: one place, or
 * all those of a person whose role has ended.
 */
@Injectable()
export class CareTeamChanges {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, me: Actor, action: CareTeamAction, places: readonly CareTeamMember[]): Promise<void> {
    for (const listener of this.listeners) await listener(tx, me, action, places);
  }
}
