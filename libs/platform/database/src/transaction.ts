import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';

/** One transaction. Inside it, nothing else talks to the database. */
export type Tx = EntityManager;

const RETRIES = 3;
const waiting = new WeakMap<Tx, (() => void)[]>();

/** What the server said, if the failure came from the server. */
export function serverCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause = 'driverError' in error ? error.driverError : error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

/**
 * Two transactions waited for each other and the server gave one up: it may simply try again. MariaDB says the second where it was
 * a table's counter that was waited for.
 */
const isDeadlock = (error: unknown) => ['ER_LOCK_DEADLOCK', 'ER_AUTOINC_READ_FAILED'].includes(serverCode(error) ?? '');

/** Somebody else holds the row and we asked not to wait, or two waited for each other once too often. */
export function isLocked(error: unknown): boolean {
  return isDeadlock(error) || ['ER_LOCK_NOWAIT', 'ER_LOCK_WAIT_TIMEOUT'].includes(serverCode(error) ?? '');
}

/** Whether the failure is a second row under the unique key `name` (any unique key, without a name). */
export function isDuplicate(error: unknown, name?: string): boolean {
  return serverCode(error) === 'ER_DUP_ENTRY' && (!name || (error instanceof Error && error.message.includes(name)));
}

/** Whether the failure is a row that cannot go because another one refers to it. */
export function isReferenced(error: unknown): boolean {
  return ['ER_ROW_IS_REFERENCED', 'ER_ROW_IS_REFERENCED_2'].includes(serverCode(error) ?? '');
}

const GONE = ['PROTOCOL_CONNECTION_LOST', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];
/** A server that is no longer the one to write to: MySQL's is read-only, a Galera node without the others answers 1047. */
const DEMOTED = ['ER_UNKNOWN_COM_ERROR', 'ER_OPTION_PREVENTS_STATEMENT', 'ER_READ_ONLY_MODE', 'ER_CONNECTION_KILLED'];
const OVERLOADED = ['ER_CON_COUNT_ERROR', 'ER_SERVER_SHUTDOWN', 'ER_TOO_MANY_USER_CONNECTIONS', 'ER_QUERY_INTERRUPTED'];

/** Whether the database is out of reach for now: the request may be tried again later. */
export function isUnreachable(error: unknown): boolean {
  const code = serverCode(error);
  if (code && [...GONE, ...DEMOTED, ...OVERLOADED].includes(code)) return true;
  return (
    error instanceof Error && /Queue limit reached|Pool is closed|closed state|not established/i.test(error.message)
  );
}

/** Runs `effect` once the transaction has been committed; never if it is rolled back. */
export function afterCommit(tx: Tx, effect: () => void): void {
  const effects = waiting.get(tx);
  if (!effects) throw new Error('afterCommit needs the tx of a running transaction');
  effects.push(effect);
}

/**
 * One transaction, tried again as a whole when the server ends it for a deadlock (three times, with jitter), so `work`
 * does nothing outside the database; what must follow a commit goes through `afterCommit`.
 */
export async function transaction<T>(source: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const effects: (() => void)[] = [];
    try {
      const result = await source.transaction((tx) => {
        waiting.set(tx, effects);
        return work(tx);
      });
      effects.forEach((effect) => effect());
      return result;
    } catch (error) {
      if (!isDeadlock(error) || attempt >= RETRIES) throw error;
      await sleep(Math.random() * 20 * (attempt + 1));
    }
  }
}
