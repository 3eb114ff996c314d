import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { checkAll, label, parse, sentence, type EntryMode, type FindingDraft, type ToothId } from '@cuspid/odontogram';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';
import type { RefusedAct } from '../record/pending';
import { Recorder } from '../record/recorder';
import { ClinicWords } from '../words/clinic-words';

/** What stands to the right of the line: read back, still to come, or why not. */
export interface Echo {
  readonly kind: 'read' | 'hint' | 'wrong';
  readonly text: string;
}

interface Written {
  readonly text: string;
  /** The tooth an entry without a tooth is about. */
  readonly focus: ToothId | null;
}

const NOTHING: Written = { text: '', focus: null };

/** The line somebody types in: its reading, its drafts, and what comes back refused. */
@Injectable()
export class EntryLine {
  private readonly log = inject(ChartLog);
  private readonly view = inject(ChartView);
  private readonly recorder = inject(Recorder);
  private readonly words = inject(TranslocoService);
  private readonly clinic = inject(ClinicWords);

  readonly mode = signal<EntryMode>('exam');
  private readonly written = linkedSignal<number | null, Written>({
    source: this.log.patientId,
    computation: () => NOTHING,
  });
  /** What the server refused, or that Enter was pressed on something unfinished. Gone with the next letter. */
  private readonly reason = linkedSignal<Written, string | null>({ source: this.written, computation: () => null });
  private readonly waiting = signal<readonly RefusedAct[]>([]);
  /** The act in the line, to send it under its own key again when the network failed. */
  private again: RefusedAct | null = null;

  readonly text = computed(() => this.written().text);
  readonly focus = computed(() => this.written().focus);
  readonly isBlank = computed(() => this.text().trim() === '');
  readonly reading = computed(() => {
    const { text, focus } = this.written();
    return text.trim() === ''
      ? null
      : parse(text, { mode: this.mode(), words: this.clinic.book(), ...(focus && { focus }) });
  });
  private readonly impossible = computed(() => {
    const reading = this.reading();
    return reading?.ok ? checkAll(this.view.state(), reading.drafts) : null;
  });
  /** What would be recorded; empty while there is nothing that could be. */
  readonly drafts = computed<readonly FindingDraft[]>(() => {
    const reading = this.reading();
    return reading?.ok && !this.impossible() ? reading.drafts : [];
  });
  readonly isWrong = computed(() => this.echo()?.kind === 'wrong');
  /** The nearest known word for what is not understood: Tab takes it. */
  readonly offer = computed(() => {
    const reading = this.reading();
    if (!reading || reading.ok || !reading.error.nearest) return null;
    const { at, length, nearest } = reading.error;
    return { at, length, nearest };
  });
  readonly echo = computed<Echo | null>(() => {
    const reason = this.reason();
    if (reason) return { kind: 'wrong', text: reason };
    const reading = this.reading();
    if (!reading) return null;
    if (!reading.ok) return { kind: this.isUnfinished(reading.error) ? 'hint' : 'wrong', text: reading.error.message };
    const impossible = this.impossible();
    if (impossible) return { kind: 'wrong', text: impossible.message };
    const text = sentence(reading.drafts, { notation: this.view.notation(), today: this.view.today() });
    return { kind: 'read', text };
  });
  /** "16" before the line while an entry is about the tooth the keyboard is on. */
  readonly prefix = computed(() => {
    const focus = this.focus();
    return focus ? label(focus, this.view.notation()) : null;
  });

  write(text: string): void {
    this.written.update(({ focus }) => ({ text, focus: text === '' ? null : focus }));
  }

  /** Starts the line with a key pressed elsewhere on the page; with a tooth, the entry is about it. */
  begin(text: string, focus: ToothId | null = null): void {
    this.written.update((before) => (before.text.trim() ? { ...before, text: before.text + text } : { text, focus }));
  }

  /** Replaces what is not understood by the nearest known word; true when there was one. */
  takeOffer(): boolean {
    const offer = this.offer();
    if (!offer) return false;
    const { at, length, nearest } = offer;
    this.write(`${this.text().slice(0, at)}${nearest}${this.text().slice(at + length)}`);
    return true;
  }

  /** Adds a code from the list, behind a blank where one is needed. */
  addCode(code: string): void {
    const text = this.text();
    this.write(`${text}${text && !/\s$/.test(text) ? ' ' : ''}${code}`);
  }

  drop(): void {
    this.again = null;
    this.written.set(NOTHING);
    this.nextRefused();
  }

  /** Says why something is not recorded, without changing what is written. */
  say(reason: string): void {
    this.reason.set(reason);
  }

  /** Sends the line. The place to put the cursor when it cannot be sent, else null. */
  async save(): Promise<number | null> {
    const reading = this.reading();
    if (!reading || !this.recorder.isOpen()) return null;
    if (!reading.ok || this.impossible()) {
      this.reason.set(this.echo()?.text ?? null);
      return reading.ok ? this.text().length : reading.error.at;
    }
    const { text, focus } = this.written();
    const key = this.again?.entry.text === text ? this.again.key : undefined;
    const entry = { text, mode: this.mode(), ...(focus && { focus }) };
    this.drop();
    const refused = await this.recorder.record(entry, reading.drafts, key);
    if (refused) this.putBack(refused);
    return null;
  }

  /** A refused entry goes back into the line, or waits until the line is free. */
  putBack(refused: RefusedAct): void {
    this.waiting.update((acts) => [...acts, refused]);
    if (this.isBlank()) this.nextRefused();
  }

  private nextRefused(): void {
    const [next, ...rest] = this.waiting();
    if (!next) return;
    this.waiting.set(rest);
    // After a refusal the key is used up; without an answer the first try may have been recorded.
    this.again = next.problem.status === 0 ? next : null;
    this.written.set({ text: next.entry.text ?? '', focus: next.entry.focus ?? null });
    const offline = next.problem.status === 0 ? 'chart.notSavedOffline' : 'chart.notSaved';
    this.reason.set(next.problem.detail ?? this.words.translate(offline));
  }

  /** The last word is still being typed: not a mistake yet. */
  private isUnfinished({ at, length }: { at: number; length: number }): boolean {
    return at + length >= this.text().length;
  }
}
