import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Storage } from '@cuspid/platform/providers';
import { AuditKeys, type Verdict } from './audit-keys';

/** How far the chain had come at a moment: its last link. */
export interface Head {
  position: number;
  /** Of the link, in hexadecimal. */
  hash: string;
  at: string;
}

interface SignedHead extends Head {
  signature: string;
}

/** A head as it was found in the storage. */
export interface FoundHead extends SignedHead {
  verdict: Verdict;
}

const FOLDER = 'audit/heads';
/** Within a day, one head an hour stays; the newest replaces the one before it. */
const STEP_MS = 3_600_000;

/**
 * Signed heads of the chain, kept outside the database: whoever cuts its end off, or writes all of it anew, cannot also
 * change what was said of it here. Each process writes files of its own, one a day: two never overwrite each other.
 */
@Injectable()
export class Heads {
  private readonly process = randomBytes(6).toString('hex');
  private day = '';
  private kept: SignedHead[] = [];
  private mayGiveWay = true;

  constructor(
    private readonly storage: Storage,
    private readonly keys: AuditKeys,
  ) {}

  /** The newest head never gives way to a later one: the chain contradicts it by now. */
  hold(): void {
    this.mayGiveWay = false;
  }

  /** Keeps the head. The one before may give way to it, unless it is the first of an hour, or held. */
  async note(head: Head): Promise<void> {
    const day = head.at.slice(0, 10);
    if (day !== this.day) [this.day, this.kept] = [day, []];
    const [older, last] = this.kept.slice(-2);
    const isSameHour = older && last && Date.parse(last.at) - Date.parse(older.at) < STEP_MS;
    const kept = isSameHour && this.mayGiveWay ? this.kept.slice(0, -1) : this.kept;
    this.mayGiveWay = true;
    this.kept = [...kept, { ...head, signature: this.keys.sign(textOf(head)) }];
    await this.storage.keepNote(`${FOLDER}/${day}-${this.process}.json`, JSON.stringify({ heads: this.kept }, null, 1));
  }

  /** Every head there is, file by file. */
  async *all(): AsyncIterable<FoundHead> {
    for (const name of await this.storage.noteNames(FOLDER)) {
      for (const head of headsIn(await this.storage.note(name))) {
        yield { ...head, verdict: this.keys.verdict(textOf(head), head.signature) };
      }
    }
  }
}

const textOf = ({ position, hash, at }: Head) => JSON.stringify(['head', position, hash, at]);

/** A file somebody wrote into counts as a head that nobody signed. */
const UNREADABLE: SignedHead = { position: 0, hash: '', at: '', signature: '' };

function headsIn(text: string | null): SignedHead[] {
  try {
    const { heads }: { heads: unknown } = JSON.parse(text ?? '{"heads":[]}');
    return Array.isArray(heads) ? heads.map(headIn) : [UNREADABLE];
  } catch {
    return [UNREADABLE];
  }
}

function headIn(value: unknown): SignedHead {
  if (typeof value !== 'object' || value === null) return UNREADABLE;
  const { position, hash, at, signature }: Record<string, unknown> = { ...value };
  const isHead = Number.isSafeInteger(position) && [hash, at, signature].every((part) => typeof part === 'string');
  return isHead
    ? { position: Number(position), hash: String(hash), at: String(at), signature: String(signature) }
    : UNREADABLE;
}
