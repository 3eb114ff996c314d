import { inject, Injectable, signal } from '@angular/core';
import type { ClinicalNoteDto } from '@cuspid/clinical-notes/contracts';
import { idempotencyKey, Session } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { NotesApi } from './notes-api';
import { NoteWords } from './note-words';

/** What is done with a note: every step tells what came of it, and answers whether it was done. */
@Injectable({ providedIn: 'root' })
export class NoteActs {
  private readonly api = inject(NotesApi);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly words = inject(NoteWords);
  private readonly session = inject(Session);
  readonly isBusy = signal(false);

  /** Asks, naming the note, and signs it. */
  async sign(note: ClinicalNoteDto): Promise<boolean> {
    const name = this.words.nameOf(note);
    // A draft does not know it yet: it waits when its author may verify nobody's.
    const needs = this.session.can('note.verify') ? 'sign.text' : 'sign.textWaits';
    const sure = await this.confirmation.ask({
      title: this.words.say('sign.title', { name }),
      text: this.words.say(needs),
      action: this.words.say('sign.action'),
    });
    return sure && this.try('notSigned', 'signed', note, () => this.api.sign(note));
  }

  verify(note: ClinicalNoteDto): Promise<boolean> {
    return this.try('notVerified', 'verified', note, () => this.api.verify(note));
  }

  addend(note: ClinicalNoteDto, text: string): Promise<boolean> {
    return this.try('notAdded', 'added', note, () => this.api.addend(note, text, idempotencyKey()));
  }

  strike(note: ClinicalNoteDto, reason: string): Promise<boolean> {
    return this.try('notStruck', 'struck', note, () => this.api.strike(note, reason));
  }

  async bin(note: ClinicalNoteDto, after: () => void): Promise<boolean> {
    return this.run('notBinned', async () => {
      await this.api.bin(note);
      this.toasts.show(this.words.say('binned', { name: this.words.nameOf(note) }), {
        label: this.words.say('undo'),
        run: () => void this.restore(note).then(after),
      });
    });
  }

  restore(note: ClinicalNoteDto): Promise<boolean> {
    return this.try('notRestored', 'restored', note, () => this.api.restore(note));
  }

  async purge(note: ClinicalNoteDto): Promise<boolean> {
    const sure = await this.confirmation.ask({
      title: this.words.say('purge.title', { name: this.words.nameOf(note) }),
      text: this.words.say('purge.text'),
      action: this.words.say('purge.action'),
      danger: true,
    });
    return sure && this.try('notBinned', 'purged', note, () => this.api.purge(note));
  }

  private try(otherwise: string, done: string, note: ClinicalNoteDto, act: () => Promise<unknown>): Promise<boolean> {
    return this.run(otherwise, async () => {
      await act();
      this.toasts.show(this.words.say(done, { name: this.words.nameOf(note) }));
    });
  }

  private async run(otherwise: string, act: () => Promise<void>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await act();
      return true;
    } catch (error) {
      this.toasts.error(this.words.why(error, otherwise));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
