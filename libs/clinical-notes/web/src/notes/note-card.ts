import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  LucideBadgeCheck,
  LucideEllipsis,
  LucideHistory,
  LucideLock,
  LucidePencil,
  LucideShieldCheck,
  LucideStamp,
  LucideStrikethrough,
  LucideTrash2,
} from '@lucide/angular';
import { NOTE } from '@cuspid/clinical-notes/contracts';
import type { ClinicalNoteDto, NoteAct } from '@cuspid/clinical-notes/contracts';
import { ClinicClock, KeyCap } from '@cuspid/platform/web';
import { Chip } from '@cuspid/ui';
import { KeptTexts } from '../text/kept-texts';
import { NoteActs } from './note-acts';
import { NoteSignature } from './note-signature';
import { NoteVersions } from './note-versions';
import { NoteWords } from './note-words';
import { WordsForm } from './words-form';

type Part = 'addend' | 'strike' | 'versions' | 'signature';

/** A note as it stands: who wrote, signed and verified it, what was added, and what may be done with it. */
@Component({
  selector: 'cd-note-card',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    Chip,
    KeyCap,
    LucideBadgeCheck,
    LucideEllipsis,
    LucideHistory,
    LucideLock,
    LucidePencil,
    LucideShieldCheck,
    LucideStamp,
    LucideStrikethrough,
    LucideTrash2,
    NoteSignature,
    NoteVersions,
    TranslocoPipe,
    WordsForm,
  ],
  host: {
    class: 'note',
    tabindex: '-1',
    role: 'article',
    '[attr.data-note]': 'note().id',
    '[attr.aria-label]': 'words.nameOf(note())',
    '[class.note-struck]': "note().state === 'STRUCK'",
  },
  templateUrl: './note-card.html',
})
export class NoteCard {
  readonly note = input.required<ClinicalNoteDto>();
  /** The button to verify it stands elsewhere. */
  readonly isVerifiedAbove = input(false);
  /** Something was done with it: read again. */
  readonly changed = output<void>();
  readonly continued = output<void>();

  private readonly clock = inject(ClinicClock);
  private readonly kept = inject(KeptTexts);
  protected readonly acts = inject(NoteActs);
  protected readonly words = inject(NoteWords);
  protected readonly limits = NOTE;
  /** An addendum that was being written stands open again after a reload. */
  private readonly opened = signal<Part | null | undefined>(undefined);
  protected readonly part = computed<Part | null>(() => {
    const opened = this.opened();
    if (opened !== undefined) return opened;
    return this.may('addend') && this.kept.read(this.keptAs('addend')) ? 'addend' : null;
  });
  protected readonly time = computed(() => this.clock.time(this.note().createdAt));
  protected readonly isSigned = computed(() => this.note().state !== 'DRAFT');

  may(act: NoteAct): boolean {
    return this.note().may.includes(act);
  }

  protected keptAs(part: Part): string {
    return `${part}.${this.note().id}`;
  }

  protected open(part: Part | null): void {
    this.opened.set(part === this.part() ? null : part);
  }

  protected async addend(text: string): Promise<void> {
    if (await this.acts.addend(this.note(), text)) this.done('addend');
  }

  protected async strike(reason: string): Promise<void> {
    if (await this.acts.strike(this.note(), reason)) this.done('strike');
  }

  async verify(): Promise<void> {
    if (this.may('verify') && (await this.acts.verify(this.note()))) this.changed.emit();
  }

  protected async bin(): Promise<void> {
    if (await this.acts.bin(this.note(), () => this.changed.emit())) this.changed.emit();
  }

  protected async restore(): Promise<void> {
    if (await this.acts.restore(this.note())) this.changed.emit();
  }

  protected async purge(): Promise<void> {
    if (await this.acts.purge(this.note())) this.changed.emit();
  }

  private done(part: Part): void {
    this.kept.drop(this.keptAs(part));
    this.opened.set(null);
    this.changed.emit();
  }
}
