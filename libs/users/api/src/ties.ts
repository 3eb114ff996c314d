import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { TieDto, TieName } from '@cuspid/users/contracts/dto';
import type { EntityManager } from 'typeorm';
import type { User } from './user';

/** What binds people to the clinic's work, told by the domain that owns it. */
export interface Tie {
  name: TieName;
  /** How many of them each of these people has; who has none may be left out. */
  count(db: EntityManager, userIds: readonly number[]): Promise<Map<number, number>>;
  /** Ends all of a person who leaves or changes role, in the transaction of that change; answers how many it ended. */
  end?(tx: Tx, me: Actor, user: User): Promise<number>;
  /** Deletes what is kept of the person alone and belongs to no record: their account is being deleted for good. */
  forget?(tx: Tx, user: User): Promise<void>;
}

/** Lets the domains above say what a person's account carries, and end it when the person leaves or changes role. */
@Injectable()
export class Ties {
  private readonly known: Tie[] = [];

  listen(tie: Tie): void {
    this.known.push(tie);
  }

  /** What binds each of these people at the moment; every known tie is there, with 0 where there is none. */
  async of(db: EntityManager, userIds: readonly number[]): Promise<Map<number, TieDto[]>> {
    const ties = new Map<number, TieDto[]>(userIds.map((id) => [id, []]));
    for (const { name, count } of this.known) {
      const counts = userIds.length ? await count(db, userIds) : new Map<number, number>();
      ties.forEach((list, id) => list.push({ name, count: counts.get(id) ?? 0 }));
    }
    return ties;
  }

  /** How many of one kind each of these people has; who has none may be left out. */
  async counts(db: EntityManager, name: TieName, userIds: readonly number[]): Promise<Map<number, number>> {
    const tie = this.known.find((one) => one.name === name);
    return tie && userIds.length ? tie.count(db, userIds) : new Map();
  }

  /** Ends what a leaving or role-changing person holds; answers what it ended, nothing for what there was none of. */
  end(tx: Tx, me: Actor, user: User): Promise<TieDto[]> {
    return this.endOf(this.known, tx, me, user);
  }

  /** Ends one kind alone: the sessions of somebody who gets another password. */
  endOnly(tx: Tx, me: Actor, user: User, name: TieName): Promise<TieDto[]> {
    const only = this.known.filter((tie) => tie.name === name);
    return this.endOf(only, tx, me, user);
  }

  /** Deletes what is kept of the person alone. */
  async forget(tx: Tx, user: User): Promise<void> {
    for (const tie of this.known) await tie.forget?.(tx, user);
  }

  private async endOf(ties: readonly Tie[], tx: Tx, me: Actor, user: User): Promise<TieDto[]> {
    const ended: TieDto[] = [];
    for (const tie of ties) {
      const count = (await tie.end?.(tx, me, user)) ?? 0;
      if (count) ended.push({ name: tie.name, count });
    }
    return ended;
  }
}
