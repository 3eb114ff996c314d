import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePenLine } from '@lucide/angular';
import type { ClinicalNoteDto, NoteType } from '@cuspid/clinical-notes/contracts';
import { dayText, KeyCap, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, ReadOnlyBar, Skeleton } from '@cuspid/ui';
import { NoteActs } from './note-acts';
import { NoteCard } from './note-card';
import { NoteDraft } from './note-draft';
import { NoteFilters } from './note-filters';
import { bindNoteKeys } from './note-keys';
import { NoteList } from './note-list';
import { NoteWriter } from './note-writer';
import { NotesApi } from './notes-api';

/** The notes of a patient as one dated column, and above it the one that is being written. */
@Component({
  selector: 'cd-notes-column',
  imports: [
    EmptyState,
    ErrorPanel,
    KeyCap,
    LucidePenLine,
    NoteCard,
    NoteFilters,
    NoteWriter,
    ReadOnlyBar,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [NoteDraft, NoteList],
  host: { class: 'contents' },
  templateUrl: './notes-column.html',
})
export class NotesColumn {
  readonly patientId = input.required<number>();
  /** Notes of one type alone. */
  readonly only = input<NoteType | null>(null);
  readonly heading = input.required<string>();
  /** A draft to go on with, from the address. */
  readonly opens = input<string>();
  /** A record that was put away is read, never written. */
  readonly isWritable = input(true);

  private readonly api = inject(NotesApi);
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly writer = viewChild(NoteWriter);
  private readonly cards = viewChildren(NoteCard);
  protected readonly acts = inject(NoteActs);
  protected readonly draft = inject(NoteDraft);
  protected readonly list = inject(NoteList);
  protected readonly day = dayText;
  protected readonly mayWrite = computed(() => this.session.can('note.write') && this.isWritable());
  protected readonly isNarrowed = computed(() => {
    const { type, tooth, author, isBin } = this.list.query();
    return type !== null || tooth !== null || author !== null || isBin;
  });
  /** What is in the writer is not shown a second time below. */
  protected readonly days = computed(() => {
    const open = this.draft.isOpen() ? this.draft.note()?.id : undefined;
    return this.list
      .days()
      .map(({ day, notes }) => ({ day, notes: notes.filter(({ id }) => id !== open) }))
      .filter(({ notes }) => notes.length > 0);
  });

  constructor() {
    effect(() => {
      const [patientId, only] = [this.patientId(), this.only()];
      untracked(() => {
        this.list.patientId.set(patientId);
        this.list.only.set(only);
        if (this.session.can('note.write')) void this.enter(patientId, only ?? 'notes');
      });
    });
    bindNoteKeys({
      along: (step) => this.along(step),
      write: () => this.write(),
      sign: () => this.writer()?.sign(),
      verify: () => void this.focused()?.verify(),
    });
  }

  private async enter(patientId: number, place: string): Promise<void> {
    await this.draft.enter(patientId, place);
    const wanted = Number(this.opens()) || null;
    if (wanted === null || this.draft.note()?.id === wanted) return;
    const note = await this.api.note(wanted).catch(() => null);
    if (note?.patientId === this.patientId() && note.may.includes('edit')) await this.continue(note);
  }

  protected write(): void {
    if (!this.mayWrite()) return;
    if (this.draft.isOpen()) this.host.nativeElement.querySelector('textarea')?.focus();
    else this.draft.open(null, this.only() ?? 'PROGRESS');
  }

  protected async continue(note: ClinicalNoteDto): Promise<void> {
    if (this.draft.isOpen() && this.draft.isChanged() && !(await this.draft.flush())) return;
    this.draft.open(note, note.type);
    this.list.reload();
  }

  protected async close(): Promise<void> {
    if (this.draft.isChanged() && this.draft.model().text.trim() && !(await this.draft.flush())) return;
    this.draft.close();
    this.list.reload();
    this.focusWrite();
  }

  protected async sign(): Promise<void> {
    if (!(await this.draft.flush())) return;
    const note = this.draft.note();
    if (!note || !(await this.acts.sign(note))) return;
    this.draft.close();
    this.list.reload();
    this.focusWrite();
  }

  protected async bin(): Promise<void> {
    await this.draft.flush();
    const note = this.draft.note();
    if (!note || !(await this.acts.bin(note, () => this.list.reload()))) return;
    this.draft.close();
    this.list.reload();
    this.focusWrite();
  }

  private along(step: 1 | -1): void {
    const rows = [...this.host.nativeElement.querySelectorAll<HTMLElement>('[data-note]')];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  private focused(): NoteCard | undefined {
    const row = document.activeElement?.closest('[data-note]');
    const id = row?.getAttribute('data-note');
    return this.cards().find((card) => String(card.note().id) === id);
  }

  /** The writer is gone: the hand goes on where it began. */
  private focusWrite(): void {
    requestAnimationFrame(() => this.host.nativeElement.querySelector<HTMLElement>('[data-write]')?.focus());
  }
}
