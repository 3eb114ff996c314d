import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { Card } from '@cuspid/dashboard/contracts';

/** What a card says. `count` and `items` come from the very method the list's route calls, so they agree with it. */
export interface CardContent {
  count: number;
  /** The first rows, as the list tells them. */
  items: object[];
  /** What rows need besides. */
  about?: object;
  /** Page of the client that shows the list. */
  link: string;
  /** Request that answers the list. */
  list: string;
}

/**
 * One reading of the dashboard. Cards of a room that stand on the same list read it once a reading: they keep what they read in
 * a `WeakMap` by this.
 */
export interface Reading {
  readonly me: Actor;
}

export interface DashboardCard {
  key: Card;
  of(reading: Reading): Promise<CardContent>;
}

/** The cards of all rooms: each room tells its own when it starts. Whose card it is stands in `cardsFor` of the contracts. */
@Injectable()
export class DashboardCards {
  private readonly known = new Map<Card, DashboardCard>();

  add(...cards: DashboardCard[]): void {
    for (const card of cards) this.known.set(card.key, card);
  }

  of(key: Card): DashboardCard | undefined {
    return this.known.get(key);
  }
}

/** Reads once for a reading, however many cards ask. */
export function readOnce<T>(read: (me: Actor) => Promise<T>): (reading: Reading) => Promise<T> {
  const known = new WeakMap<Reading, Promise<T>>();
  return (reading) => {
    const answer = known.get(reading) ?? read(reading.me);
    known.set(reading, answer);
    return answer;
  };
}

type Asked = Readonly<Record<string, string | number | boolean>>;

/** An address with its questions, as a card tells its list and its page. */
export function addressOf(path: string, asked: Asked = {}): string {
  const words = new URLSearchParams(
    Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return words.size ? `${path}?${words.toString()}` : path;
}
