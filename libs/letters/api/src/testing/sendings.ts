import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { MailServer, Sending } from './mail-server';

/** A process, the mail server it alone talks to, and what stood in the outbox when it was dead; null while it lives. */
export interface Replica {
  server: MailServer;
  left: Set<string> | null;
}

/** `isCut`: answered, and the process was killed before it could note the answer. */
export interface TracedSending extends Sending {
  isCut: boolean;
}

interface LetterRow {
  id: number;
  createdAt: Date;
  state: string;
  lastError: string | null;
}

/**
 * What became of every letter, and each time a server had it whole. A letter whose end was noted is out of the outbox for
 * good: of an answered one that is still there when its sender is dead, the sender did not live to note it.
 */
export async function traceOf(source: DataSource, replicas: readonly Replica[]) {
  const rows: LetterRow[] = await source.query(
    'select id, created_at as createdAt, state, last_error as lastError from letter',
  );
  const sent = replicas
    .flatMap(({ server, left }) =>
      server.sendings.map((one): TracedSending => ({
        ...one,
        isCut: one.answer !== null && left !== null && left.has(one.messageId),
      })),
    )
    .sort((one, other) => one.at - other.at);
  const letters = rows.map((row) => ({
    ...row,
    sendings: sent.filter(({ messageId }) => messageId.startsWith(nameOf(row))),
  }));
  const cutOf = replicas.map(({ server, left }) => {
    const answered = server.sendings.filter(({ answer }) => answer !== null);
    return new Set(answered.map(({ messageId }) => messageId).filter((id) => left?.has(id))).size;
  });
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const copies = letters.map(({ sendings }) => sendings.filter(({ answer }) => answer !== 554).length);
  return {
    letters,
    nobodys: sent.filter((one) => !letters.some(({ sendings }) => sendings.includes(one))),
    cutOf,
    counts: {
      letters: rows.length,
      sent: count('SENT'),
      failed: count('FAILED'),
      once: copies.filter((n) => n === 1).length,
      twice: copies.filter((n) => n === 2).length,
      cutByAKill: sent.filter(({ isCut }) => isCut).length,
      answersDropped: sent.filter(({ answer }) => answer === null).length,
      refused: sent.filter(({ answer }) => answer === 554).length,
    },
  };
}

/** What the outbox calls a letter wherever it goes: a server that had it knows it again. */
const nameOf = ({ id, createdAt }: LetterRow) =>
  `<${createHash('sha256').update(`letter ${id} of ${createdAt.toISOString()}`).digest('hex').slice(0, 40)}@`;
