import { inject, Injectable, signal } from '@angular/core';
import { changedFields, mergeAnswers, type Answers, type HistoryDraftDto } from '@cuspid/case-history/contracts';
import { problemOf } from '@cuspid/platform/web';
import { HistoryApi } from '../history-api';

const PAUSE_MS = 1_200;
const AGAIN_MS = 5_000;
const STALE = 412;

interface Note {
  answers: Answers;
  baseVersion: number;
  isWanted: boolean;
}

/**
 * Keeps what is typed on the server, a moment after the last key, one request after the other. Of two tabs each keeps its
 * own typing and takes up the other's.
 */
@Injectable()
export class DraftKeeper {
  private readonly api = inject(HistoryApi);
  private patientId = 0;
  private version = 0;
  /** What the stored draft says; where there is none, what is saved. */
  private known: Answers = {};
  private wanted: Note | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private joined: (answers: Answers) => void = () => undefined;

  /** When the draft was kept; null: there is none. */
  readonly keptAt = signal<string | null>(null);
  readonly isFailing = signal(false);

  /** Reads the draft of this patient's history; null when there is none. `joined` takes what another tab typed. */
  async open(patientId: number, saved: Answers, joined: (answers: Answers) => void): Promise<HistoryDraftDto | null> {
    this.patientId = patientId;
    this.joined = joined;
    this.known = saved;
    try {
      const draft = await this.api.draft(patientId);
      if (this.patientId === patientId) this.accept(draft, saved);
      return draft.version ? draft : null;
    } catch {
      this.isFailing.set(true);
      return null;
    }
  }

  /** After a save: what became of the draft. */
  async reopen(saved: Answers): Promise<void> {
    try {
      this.accept(await this.api.draft(this.patientId), saved);
    } catch {
      // The next keeping is refused as stale, and reads it then.
      this.known = saved;
    }
  }

  /** What stands in the form now. `isWanted`: it differs from what is saved. */
  note(answers: Answers, baseVersion: number, isWanted: boolean): void {
    if (!this.patientId) return;
    this.wanted = { answers, baseVersion, isWanted };
    this.schedule(PAUSE_MS);
  }

  /** Keeps it now. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    if (!this.isOwed()) return;
    this.running = this.send();
    await this.running;
    this.running = null;
  }

  /** Whoever leaves the page leaves nothing behind that was typed. */
  async leave(): Promise<void> {
    await this.flush();
    clearTimeout(this.timer);
    this.patientId = 0;
    this.version = 0;
    this.wanted = null;
    this.keptAt.set(null);
  }

  private isOwed(): boolean {
    if (!this.patientId || !this.wanted) return false;
    if (!this.wanted.isWanted) return this.version > 0;
    return changedFields(this.known, this.wanted.answers).length > 0;
  }

  private async send(): Promise<void> {
    const [note, patientId] = [this.wanted, this.patientId];
    if (!note) return;
    try {
      if (note.isWanted) {
        const told = await this.api.keep(patientId, this.version, note.baseVersion, note.answers);
        this.accept(told, note.answers);
      } else {
        await this.api.drop(patientId);
        this.accept(null, note.answers);
      }
      this.isFailing.set(false);
      if (this.isOwed()) this.schedule(PAUSE_MS);
    } catch (error) {
      if (problemOf(error).status === STALE) return this.join(patientId);
      this.isFailing.set(true);
      this.schedule(AGAIN_MS);
    }
  }

  /** Another tab of the same person typed too: its answers are taken up, and where both typed, this one's stay. */
  private async join(patientId: number): Promise<void> {
    try {
      const theirs = await this.api.draft(patientId);
      const { wanted, known } = this;
      this.accept(theirs, known);
      if (!wanted) return;
      const { answers } = mergeAnswers(known, wanted.answers, theirs.version ? theirs.answers : known);
      this.wanted = { ...wanted, answers, isWanted: true };
      this.joined(answers);
    } catch {
      this.isFailing.set(true);
    }
    this.schedule(PAUSE_MS);
  }

  private accept(draft: HistoryDraftDto | null, otherwise: Answers): void {
    const isThere = draft !== null && draft.version > 0;
    this.version = isThere ? draft.version : 0;
    this.known = isThere ? draft.answers : otherwise;
    this.keptAt.set(isThere ? draft.savedAt : null);
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    if (this.isOwed()) this.timer = setTimeout(() => void this.flush(), after);
  }
}
