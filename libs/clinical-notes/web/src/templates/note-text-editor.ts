import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import {
  fillTemplate,
  NOTE_TEMPLATE,
  NOTE_TYPES,
  NOTE_VARIABLES,
  templateFaults,
  type NoteValues,
  type NoteVariable,
} from '@cuspid/clinical-notes/contracts';
import type { NoteTemplateDto } from '@cuspid/clinical-notes/contracts';
import { ClinicClock, dayText, idempotencyKey, problemOf, WEB_CONFIG } from '@cuspid/platform/web';
import { Field, SaveClash, TextInput, Toasts, type ClashRow } from '@cuspid/ui';
import { NoteWords } from '../notes/note-words';
import { TemplatesApi } from './templates-api';
import { TextDrafts } from './text-drafts';

const CHANGED_MEANWHILE = 412;

/** One text for notes: written, shown as it is filled for an invented patient, saved, taken out of use. */
@Component({
  selector: 'cd-note-text-editor',
  imports: [Field, LucideCircleAlert, SaveClash, TextInput, TranslocoPipe],
  host: { class: 'block min-w-0' },
  templateUrl: './note-text-editor.html',
})
export class NoteTextEditor {
  /** Null: a new one. */
  readonly template = input.required<NoteTemplateDto | null>();
  /** What is kept has changed, here or elsewhere: give the newest. */
  readonly saved = output<NoteTemplateDto | null>();

  private readonly api = inject(TemplatesApi);
  private readonly clock = inject(ClinicClock);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(NoteWords);
  private readonly texts = inject(TranslocoService);
  private readonly clinic = inject(WEB_CONFIG).clinicName;
  private readonly templateId = computed(() => this.template()?.id);
  private readonly key = linkedSignal({ source: this.templateId, computation: () => idempotencyKey() });
  protected readonly drafts = inject(TextDrafts);
  protected readonly limits = NOTE_TEMPLATE;
  protected readonly types = NOTE_TYPES;
  protected readonly variables = NOTE_VARIABLES;
  protected readonly isBusy = signal(false);
  protected readonly refusal = linkedSignal<NoteTemplateDto | null, string | null>({
    source: this.template,
    computation: () => null,
  });
  protected readonly draft = computed(() => this.drafts.of(this.template()));
  protected readonly isOpen = computed(() => this.drafts.isOpen(this.template()));
  protected readonly wrong = computed(() => this.mistake(this.draft().model.text));
  protected readonly isWrong = computed(() => this.wrong() !== '' || !this.draft().model.name.trim());
  /** Filled for somebody who is invented; gaps stay as they are asked. */
  protected readonly preview = computed(() => fillTemplate(this.draft().model.text, this.values()).text);
  protected readonly origin = computed(() => {
    const template = this.template();
    if (this.isOpen() || !template) return this.words.say('text.unsaved');
    const { updatedBy, updatedAt } = template;
    if (!updatedBy) return this.words.say('text.builtIn');
    return this.words.say('text.changedBy', { name: updatedBy.name, day: dayText(this.clock.today(updatedAt)) });
  });
  protected readonly clashes = computed(() =>
    this.draft().clashes.map(({ key, theirs, mine }): ClashRow => {
      const text = (value: string) => (key === 'type' ? this.words.say(`type.${value}`) : value);
      const kept = this.draft().model[key] === theirs ? 'theirs' : 'mine';
      return { key, label: this.words.say(`text.field.${key}`), theirs: text(theirs), mine: text(mine), kept };
    }),
  );

  protected turn(value: string): void {
    const type = NOTE_TYPES.find((one) => one === value);
    if (type) this.drafts.write(this.template(), { type });
  }

  protected insert(name: NoteVariable, field: HTMLTextAreaElement): void {
    const end = field.selectionEnd;
    field.setRangeText(`{{${name}}}`, field.selectionStart, end, 'end');
    field.dispatchEvent(new Event('input'));
    field.focus();
  }

  protected async save(): Promise<void> {
    const { base, model } = this.draft();
    if (this.isWrong() || !this.isOpen()) return;
    await this.try(async () => {
      const kept = base ? await this.api.edit(base.id, base.version, model) : await this.api.add(model, this.key());
      this.drafts.discard(base);
      this.toasts.show(this.words.say('text.saved'));
      return kept;
    });
  }

  protected async use(template: NoteTemplateDto): Promise<void> {
    await this.try(() => this.api.edit(template.id, template.version, { isActive: !template.isActive }));
  }

  private async try(act: () => Promise<NoteTemplateDto>): Promise<void> {
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      this.saved.emit(await act());
    } catch (error) {
      if (problemOf(error).status === CHANGED_MEANWHILE) this.saved.emit(null);
      else this.refusal.set(this.words.why(error, 'text.notSaved'));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The first mistake, at its place; empty when there is none. */
  private mistake(text: string): string {
    if (!text.trim()) return this.words.say('text.empty');
    const [first] = templateFaults(text);
    if (!first) return '';
    const { line, column } = first;
    // Not as a value of the words: what stands in braces would be put in once more.
    return `${this.words.say('text.atLine', { line, column })}: ${first.text} ${this.words.say(`text.wrong.${first.what}`)}`;
  }

  private values(): NoteValues {
    const value = (name: string): string => this.texts.translate(`notes.text.example.${name}`);
    return {
      'patient.firstName': value('firstName'),
      'patient.lastName': value('lastName'),
      'patient.fullName': `${value('firstName')} ${value('lastName')}`,
      'patient.code': 'PT-000142',
      'patient.age': '34',
      'patient.dateOfBirth': dayText('1992-08-12'),
      today: dayText(this.clock.today()),
      time: this.clock.time(),
      'clinic.name': this.clinic,
      'clinician.name': value('clinician'),
      'visit.type': value('visit'),
      teeth: '16, 26',
    };
  }
}
