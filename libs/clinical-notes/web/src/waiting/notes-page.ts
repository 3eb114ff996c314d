import { Component, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideExternalLink, LucidePenLine, LucideStamp } from '@lucide/angular';
import { PENDING_KINDS } from '@cuspid/clinical-notes/contracts';
import type { ClinicalNoteDto, PendingNoteDto } from '@cuspid/clinical-notes/contracts';
import { Hotkeys, KeyCap, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, PageHeader, Segmented, Skeleton, Toasts } from '@cuspid/ui';
import { NoteActs } from '../notes/note-acts';
import { NoteCard } from '../notes/note-card';
import { NoteWords } from '../notes/note-words';
import { openPrompts } from '../text/prompts';
import { Pending } from './pending';

/** Notes somebody has to do something with: one's own to sign, others' to verify. One after the other, by the keyboard. */
@Component({
  selector: 'cd-notes-page',
  imports: [
    EmptyState,
    ErrorPanel,
    KeyCap,
    LucideExternalLink,
    LucidePenLine,
    LucideStamp,
    NoteCard,
    PageHeader,
    RouterLink,
    Segmented,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [Pending],
  templateUrl: './notes-page.html',
})
export class NotesPage {
  /** From the address. */
  readonly list = input<string>();
  readonly note = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly card = viewChild(NoteCard);
  protected readonly acts = inject(NoteActs);
  protected readonly words = inject(NoteWords);
  protected readonly pending = inject(Pending);
  /** Who may verify has that list first; who may not, waits for others. */
  private readonly kinds = computed(() => {
    const mayVerify = this.session.can('note.verify');
    return PENDING_KINDS.filter((kind) => (kind === 'unverified' ? mayVerify : kind === 'mine' ? !mayVerify : true));
  });
  protected readonly kind = computed(
    () => this.kinds().find((one) => one === this.list()) ?? this.kinds().at(-1) ?? 'unsigned',
  );
  protected readonly choices = computed(() =>
    this.kinds().map((value) => ({ value, label: this.words.say(`pending.${value}.title`) })),
  );

  constructor() {
    effect(() => {
      const [kind, note] = [this.kind(), Number(this.note()) || null];
      untracked(() => {
        this.pending.kind.set(kind);
        this.pending.wanted.set(note);
      });
    });
    // The oldest is looked at first: nobody has to choose it.
    effect(() => {
      const [rows, chosen] = [this.pending.rows(), this.pending.chosen()];
      const [first] = rows;
      if (first && !chosen) untracked(() => this.choose(first.note.id));
    });
    this.bind(inject(TranslocoService));
  }

  protected nameOf({ patient }: PendingNoteDto): string {
    return `${patient.firstName} ${patient.lastName}`;
  }

  protected show(kind: string | null): void {
    void this.router.navigate([], { queryParams: { list: kind, note: null }, replaceUrl: true });
  }

  protected choose(id: number | null): void {
    this.pending.wanted.set(id);
    void this.router.navigate([], { queryParams: { note: id }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Where a draft is written on: with its patient. */
  protected continue({ patient, note }: PendingNoteDto): void {
    const page = note.type === 'DIAGNOSIS' ? 'diagnosis' : 'plan';
    void this.router.navigate(['/patients', patient.id, page], { queryParams: { write: note.id } });
  }

  protected async verify(): Promise<void> {
    const note = this.pending.chosen()?.note;
    if (note?.may.includes('verify') && (await this.acts.verify(note))) this.next(note);
  }

  protected async sign(): Promise<void> {
    const row = this.pending.chosen();
    if (!row?.note.may.includes('sign')) return;
    if (openPrompts(row.note.text).length) {
      this.toasts.error(this.words.say('pending.gaps'));
      return;
    }
    if (await this.acts.sign(row.note)) this.next(row.note);
  }

  /** Something was done with it: it may be done with. */
  protected changed(note: ClinicalNoteDto): void {
    this.next(note);
  }

  private next({ id }: ClinicalNoteDto): void {
    const next = this.pending.after(id);
    this.pending.settled(id);
    this.choose(next);
    focusOn(next === null ? 'h1' : `[data-pending="${next}"]`);
  }

  private along(step: 1 | -1): void {
    const next = this.pending.along(step);
    if (next === null) return;
    this.choose(next);
    focusOn(`[data-pending="${next}"]`);
  }

  /** To the note itself; Enter on a button is the button's. */
  private enter(): void {
    const pressed = document.activeElement?.closest<HTMLElement>('button, a[href]');
    if (pressed && !pressed.hasAttribute('data-pending')) return pressed.click();
    if (this.card()) focusOn('cd-note-card');
  }

  private bind(words: TranslocoService): void {
    const group = words.translate('frame.places.notes');
    const key = (keys: string, name: string, run: () => void) => ({
      keys,
      label: words.translate(`notes.keys.${name}`),
      group,
      run,
    });
    inject(Hotkeys).bind([
      key('j', 'next', () => this.along(1)),
      key('k', 'previous', () => this.along(-1)),
      key('enter', 'open', () => this.enter()),
      key('v', 'verify', () => void this.verify()),
      key('ctrl+enter', 'sign', () => void this.sign()),
    ]);
  }
}

/** Once it is drawn. */
function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`cd-notes-page ${selector}`)?.focus());
}
