import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { merge, problemOf, Session, type Problem } from '@cuspid/platform/web';
import type { PerioExamDto } from '@cuspid/perio/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { PerioApi } from '../perio-api';
import { opened, pressed, type Entry, type Unmarked } from './entry';
import { bodyOf, flatOf, withPart, workingOf, type Working } from './working';

/** saved: nothing is only here · failed: it will be tried again · refused: it will not. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'refused' | 'clash';

/** Somebody saved meanwhile: what they did, and which parts both changed. */
export interface Clash {
  readonly theirs: PerioExamDto;
  readonly mine: Working;
  readonly parts: readonly string[];
  readonly taken: readonly string[];
}

const WAIT_MS = 900;
const AGAIN_MS = 5_000;
const UNDO_DEPTH = 50;

/**
 * The exam that is written: every key lands here at once and is saved a moment later; what could not be saved stays and
 * is tried again, and nothing of somebody else's is ever written over.
 */
@Injectable()
export class Recording {
  private readonly api = inject(PerioApi);
  private readonly session = inject(Session);
  private readonly patient = inject(OpenPatient);
  private readonly told = signal<PerioExamDto | null>(null);
  private readonly held = signal<Entry | null>(null);
  private readonly past = signal<readonly Entry[]>([]);
  private timer?: ReturnType<typeof setTimeout>;
  private running: Promise<void> | null = null;

  /** The exam as the server told it last. */
  readonly exam = this.told.asReadonly();
  readonly entry = this.held.asReadonly();
  readonly working = computed(() => this.held()?.working ?? null);
  readonly state = signal<SaveState>('saved');
  readonly problem = signal<Problem | null>(null);
  readonly clash = signal<Clash | null>(null);
  /** Why a finished exam is corrected; null: it is not. */
  readonly reason = signal<string | null>(null);
  readonly unmarked = signal<Unmarked>({ bleeds: true, plaque: false });
  readonly mayRecord = computed(() => this.session.can('chart.record') && this.patient.isWritable());
  readonly isOpen = computed(() => {
    const exam = this.told();
    if (!exam || !this.mayRecord() || exam.told !== exam.version) return false;
    return exam.state === 'DRAFT' || (exam.state === 'FINISHED' && this.reason() !== null);
  });
  readonly canUndo = computed(() => this.past().length > 0);

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.flush());
  }

  /** Shows an exam; what was written before is saved first, by whoever calls. */
  open(exam: PerioExamDto | null): void {
    clearTimeout(this.timer);
    const isSame = exam !== null && this.told()?.id === exam.id;
    const { at = null, mode = 'depth' } = (isSame && this.held()) || {};
    const entry = exam && opened(workingOf(exam));
    const isThere = at && entry?.working.teeth.includes(at[0]);
    this.told.set(exam);
    this.held.set(entry && isThere ? { ...entry, at, mode } : entry);
    this.past.set([]);
    this.state.set('saved');
    this.problem.set(null);
    this.clash.set(null);
    if (!isSame || exam.state !== 'FINISHED') this.reason.set(null);
  }

  /** A key of the exam. False where it says nothing there. */
  press(key: string): boolean {
    const entry = this.held();
    if (!entry) return false;
    const next = pressed(entry, key, this.unmarked());
    if (!next || (next.working !== entry.working && !this.isOpen())) return false;
    this.set(next);
    return true;
  }

  /** Puts another state in the place of this one; a change of the exam is saved a moment later. */
  set(next: Entry): void {
    const before = this.held();
    this.held.set(next);
    if (!before || before.working === next.working) return;
    this.past.update((past) => [...past.slice(1 - UNDO_DEPTH), before]);
    this.owe();
  }

  change(change: (working: Working) => Working): void {
    const entry = this.held();
    if (entry && this.isOpen()) this.set({ ...entry, working: change(entry.working) });
  }

  undo(): void {
    const before = this.past().at(-1);
    if (!before || !this.isOpen()) return;
    this.past.update((past) => past.slice(0, -1));
    this.held.set(before);
    this.owe();
  }

  /** Saves now what is not saved yet. True when everything is. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    if (this.state() === 'unsaved' || this.state() === 'failed') {
      this.running = this.save().finally(() => (this.running = null));
      await this.running;
    }
    return this.state() === 'saved';
  }

  /** One of the parts both changed, as they have it or as I do. */
  keep(part: string, isTheirs: boolean): void {
    const [clash, entry] = [this.clash(), this.held()];
    if (!clash || !entry) return;
    const from = isTheirs ? workingOf(clash.theirs) : clash.mine;
    this.held.set({ ...entry, working: withPart(entry.working, part, from) });
  }

  /** The clash is decided: what is held now is saved on top of theirs. */
  settle(): Promise<boolean> {
    this.clash.set(null);
    this.state.set('unsaved');
    return this.flush();
  }

  private owe(): void {
    if (this.state() === 'clash') return;
    this.state.set(this.state() === 'saving' ? 'saving' : 'unsaved');
    this.later(WAIT_MS);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async save(): Promise<void> {
    const [exam, working, reason] = [this.told(), this.working(), this.reason()];
    if (!exam || !working) return;
    this.state.set('saving');
    try {
      const saved = await this.api.save(exam, { ...bodyOf(working), ...(reason !== null && { reason }) });
      if (this.told()?.id !== exam.id) return;
      this.told.set(saved);
      this.problem.set(null);
      this.state.set(this.working() === working ? 'saved' : 'unsaved');
      if (this.state() === 'unsaved') this.later(WAIT_MS);
    } catch (error) {
      await this.refused(exam, problemOf(error));
    }
  }

  private async refused(exam: PerioExamDto, problem: Problem): Promise<void> {
    this.problem.set(problem);
    if (problem.status === 412) return this.meet(exam);
    const isFinal = problem.status >= 400 && problem.status < 500 && problem.status !== 401 && problem.status !== 429;
    this.state.set(isFinal ? 'refused' : 'failed');
    if (!isFinal) this.later(AGAIN_MS);
  }

  /** Brings theirs and mine together: what only one of us changed stands, what both changed is shown. */
  private async meet(before: PerioExamDto): Promise<void> {
    try {
      const theirs = await this.api.one(before.patientId, before.id);
      const entry = this.held();
      if (!entry || this.told()?.id !== before.id) return;
      const [mine, other] = [entry.working, workingOf(theirs)];
      const { clashes, taken } = merge(flatOf(workingOf(before)), flatOf(mine), flatOf(other));
      const working = taken.reduce((sum, part) => withPart(sum, part, other), mine);
      this.told.set(theirs);
      this.held.set({ ...entry, working });
      this.problem.set(null);
      this.state.set(clashes.length ? 'clash' : 'unsaved');
      if (clashes.length) this.clash.set({ theirs, mine, taken, parts: clashes.map(({ key }) => key) });
      else this.later(0);
    } catch (error) {
      this.problem.set(problemOf(error));
      this.state.set('failed');
      this.later(AGAIN_MS);
    }
  }
}
