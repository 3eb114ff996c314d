import { computed, inject, Injectable, signal, type OnDestroy } from '@angular/core';
import type { ClinicalNoteDto, NoteType } from '@cuspid/clinical-notes/contracts';
import { idempotencyKey, merge, problemOf, withField, type Clash, type Problem } from '@cuspid/platform/web';
import { KeptTexts } from '../text/kept-texts';
import { contentOf, differs, keptDraft, MODEL_FIELDS, modelOf, type DraftModel } from './draft-model';
import { NotesApi } from './notes-api';

const PAUSE_MS = 1_000;
const STALE = 412;
const NOTHING: DraftModel = { type: 'PROGRESS', text: '', teeth: '' };

/** empty: nothing to save · typed: not saved yet · saving · saved · failed: the last save was refused or lost · clash. */
export type DraftState = 'empty' | 'typed' | 'saving' | 'saved' | 'failed' | 'clash';

/**
 * The note that is being written. It saves itself a moment after the last key, as a draft only its author sees; what the
 * server does not have yet is kept in this tab. Saved elsewhere meanwhile, both texts stand side by side.
 */
@Injectable()
export class NoteDraft implements OnDestroy {
  private readonly api = inject(NotesApi);
  private readonly kept = inject(KeptTexts);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private key = idempotencyKey();
  private place = '';
  private patientId = 0;

  private readonly stored = signal<ClinicalNoteDto | null>(null);
  private readonly base = signal<DraftModel>(NOTHING);
  private readonly typed = signal<DraftModel>(NOTHING);
  private readonly isSaving = signal(false);
  private readonly shown = signal(false);
  readonly problem = signal<Problem | null>(null);
  readonly clashes = signal<readonly Clash<DraftModel>[]>([]);

  readonly isOpen = this.shown.asReadonly();
  readonly note = this.stored.asReadonly();
  readonly model = this.typed.asReadonly();
  readonly isChanged = computed(() => differs(this.typed(), this.base()));
  readonly state = computed<DraftState>(() => {
    if (this.clashes().length) return 'clash';
    if (this.problem()) return 'failed';
    if (this.isSaving()) return 'saving';
    if (this.isChanged()) return 'typed';
    return this.stored() ? 'saved' : 'empty';
  });

  ngOnDestroy(): void {
    clearTimeout(this.timer);
    // Whoever goes to another page leaves nothing behind that was typed.
    if (this.shown() && this.isChanged() && !this.clashes().length) void this.flush();
  }

  /** Goes to a patient, with what was being written there before. */
  async enter(patientId: number, place: string): Promise<void> {
    if (this.place === `${place}.${patientId}`) return;
    if (this.shown() && this.isChanged()) void this.flush();
    this.begin(patientId, null, NOTHING);
    this.shown.set(false);
    this.place = `${place}.${patientId}`;
    const kept = keptDraft(this.kept.read(this.place));
    if (!kept) return;
    const { place: here } = this;
    const note = kept.noteId === null ? null : await this.api.note(kept.noteId).catch(() => null);
    if (this.place !== here || (note && note.state !== 'DRAFT')) return;
    this.stored.set(note);
    this.base.set(kept.base);
    this.typed.set(kept.typed);
    this.shown.set(true);
    if (note && differs(modelOf(note), kept.base)) this.bringTogether(note);
    this.wait();
  }

  /** Opens the writer: with a draft of one's own, or empty. */
  open(note: ClinicalNoteDto | null, type: NoteType): void {
    this.begin(this.patientId, note, { ...NOTHING, type });
    this.shown.set(true);
    this.keep();
  }

  write(change: Partial<DraftModel>): void {
    this.typed.update((model) => ({ ...model, ...change }));
    this.problem.set(null);
    this.keep();
    this.wait();
  }

  /** Puts the writer away; what it held is a draft in the list, or nothing. */
  close(): void {
    clearTimeout(this.timer);
    this.shown.set(false);
    this.kept.drop(this.place);
  }

  /** Of a field both changed, theirs or mine; with the last one it saves itself again. */
  choose(name: string, theirs: boolean): void {
    const clash = this.clashes().find(({ key }) => key === name);
    if (!clash) return;
    const value = theirs ? clash.theirs : clash.mine;
    this.typed.update((model) => ({ ...model, [clash.key]: value }));
    this.keep();
  }

  /** Both texts were seen: what the writer holds now is saved. */
  settle(): Promise<boolean> {
    this.clashes.set([]);
    return this.flush();
  }

  /** Saves what was typed, one save after the other. False when it could not be saved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    if (this.clashes().length) return false;
    if (!this.isChanged()) return this.stored() !== null;
    this.running = this.send();
    await this.running;
    this.running = null;
    return this.problem() === null && this.clashes().length === 0;
  }

  private begin(patientId: number, note: ClinicalNoteDto | null, first: DraftModel): void {
    clearTimeout(this.timer);
    this.patientId = patientId;
    this.key = idempotencyKey();
    this.stored.set(note);
    this.base.set(note ? modelOf(note) : first);
    this.typed.set(this.base());
    this.problem.set(null);
    this.clashes.set([]);
  }

  private wait(): void {
    clearTimeout(this.timer);
    if (!this.clashes().length && this.isChanged()) this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  private keep(): void {
    const kept = { noteId: this.stored()?.id ?? null, base: this.base(), typed: this.typed() };
    this.kept.keep(this.place, JSON.stringify(kept));
  }

  private async send(): Promise<void> {
    const [note, sent, patientId] = [this.stored(), this.typed(), this.patientId];
    this.isSaving.set(true);
    try {
      const what = contentOf(sent);
      const saved = note ? await this.api.save(note, what) : await this.api.write(patientId, what, this.key);
      if (this.patientId === patientId) this.accept(saved, sent);
    } catch (error) {
      const problem = problemOf(error);
      if (note && problem.status === STALE) await this.meet(note);
      else this.problem.set(problem);
    } finally {
      this.isSaving.set(false);
    }
  }

  /** The answer is the new ground; what was typed meanwhile stays. Teeth still being typed are no change of it. */
  private accept(saved: ClinicalNoteDto, sent: DraftModel): void {
    this.stored.set(saved);
    this.base.set(sent);
    this.problem.set(null);
    if (this.shown()) this.keep();
    this.wait();
  }

  private async meet({ id }: ClinicalNoteDto): Promise<void> {
    try {
      this.bringTogether(await this.api.note(id));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private bringTogether(theirs: ClinicalNoteDto): void {
    const told = modelOf(theirs);
    const { record, clashes } = merge(this.base(), this.typed(), told);
    this.stored.set(theirs);
    this.base.set(told);
    this.typed.set(MODEL_FIELDS.reduce((model, field) => withField(model, field, record), told));
    this.clashes.set(clashes);
    this.keep();
    this.wait();
  }
}
