import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { LETTER, templateProblems, VARIABLES_OF, type LetterVariable } from '@cuspid/letters/contracts';
import type { LetterTemplateDto } from '@cuspid/letters/contracts';
import { ClinicClock, dayText, problemOf } from '@cuspid/platform/web';
import { Confirmation, Field, SaveClash, TextInput, Toasts, type ClashRow } from '@cuspid/ui';
import { LettersApi } from '../letters-api';
import { LetterPreview } from './letter-preview';
import { TextDrafts } from './text-drafts';

const CHANGED_MEANWHILE = 412;

/** The text of one letter in one language: written, shown as it would arrive, saved, or given back. */
@Component({
  selector: 'cd-letter-editor',
  imports: [Field, LetterPreview, LucideCircleAlert, SaveClash, TextInput, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './letter-editor.html',
})
export class LetterEditor {
  readonly template = input.required<LetterTemplateDto>();
  /** What is kept has changed, here or elsewhere: give the newest. */
  readonly saved = output<void>();

  private readonly api = inject(LettersApi);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  protected readonly drafts = inject(TextDrafts);
  protected readonly limits = LETTER;
  protected readonly isBusy = signal(false);
  protected readonly refusal = linkedSignal<LetterTemplateDto, string | null>({
    source: this.template,
    computation: () => null,
  });
  /** Where a variable goes: the field written in last. */
  protected readonly place = signal<HTMLInputElement | HTMLTextAreaElement | null>(null);
  /** Saved over the version that was met: not over what is read meanwhile. */
  protected readonly draft = computed(() => this.drafts.of(this.template()));
  protected readonly isOpen = computed(() => this.drafts.isOpen(this.template()));
  protected readonly variables = computed(() => VARIABLES_OF[this.template().kind]);
  protected readonly wrong = computed(() => {
    const { subject, body } = this.draft().text;
    return { subject: this.mistake(subject, false), body: this.mistake(body, true) };
  });
  protected readonly isWrong = computed(() => this.wrong().subject !== '' || this.wrong().body !== '');
  protected readonly origin = computed(() => {
    const { isBuiltIn, updatedBy, updatedAt } = this.template();
    if (this.isOpen()) return this.say('unsaved');
    if (isBuiltIn || !updatedAt) return this.say('builtIn');
    return this.say('changedBy', { name: updatedBy?.name ?? '', day: dayText(this.clock.today(updatedAt)) });
  });
  protected readonly clashes = computed(() => this.draft().clashes.map((clash) => this.rowOf(clash)));

  protected insert(name: LetterVariable): void {
    const field = this.place();
    const written = `{{${name}}}`;
    if (!field?.isConnected) {
      this.drafts.write(this.template(), { body: this.draft().text.body + written });
      return;
    }
    const end = field.selectionEnd ?? field.value.length;
    field.setRangeText(written, field.selectionStart ?? end, end, 'end');
    field.dispatchEvent(new Event('input'));
    field.focus();
  }

  protected async save(): Promise<void> {
    const { base, text } = this.draft();
    if (this.isWrong() || !this.isOpen()) return;
    await this.try('notSaved', async () => {
      await this.api.write(base, text);
      this.drafts.discard(base);
      this.toasts.show(this.say('saved'));
    });
  }

  protected async restore(): Promise<void> {
    const sure = await this.confirmation.ask({
      title: this.say('restoreTitle'),
      text: this.say('restoreText'),
      action: this.say('restore'),
      danger: true,
    });
    if (!sure) return;
    await this.try('notSaved', async () => {
      await this.api.restore(this.template());
      this.drafts.discard(this.template());
      this.toasts.show(this.say('restored'));
    });
  }

  private async try(otherwise: string, act: () => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await act();
      this.saved.emit();
    } catch (error) {
      const { status, detail } = problemOf(error);
      if (status === CHANGED_MEANWHILE) this.saved.emit();
      else this.refusal.set(detail ?? this.say(otherwise));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The first mistake, at its place; empty when there is none. */
  private mistake(text: string, hasLines: boolean): string {
    if (!text.trim()) return this.say('empty');
    const [first] = templateProblems(text, this.template().kind);
    if (!first) return '';
    const { line, column } = first;
    const place = this.say(hasLines ? 'atLine' : 'atColumn', { line, column });
    // Not as a value of the words: what stands in braces would be put in once more.
    return `${place}: ${first.text} ${this.say(`wrong.${first.what}`)}`;
  }

  private rowOf({ key, theirs, mine }: { key: 'subject' | 'body'; theirs: string; mine: string }): ClashRow {
    const kept = this.draft().text[key] === theirs ? 'theirs' : 'mine';
    return { key, label: this.say(key), theirs, mine, kept };
  }

  private say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`letters.text.${key}`, values);
  }
}
