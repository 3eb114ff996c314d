import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucidePenLine, LucideSparkles } from '@lucide/angular';
import { NOTE, NOTE_TYPES } from '@cuspid/clinical-notes/contracts';
import type { NoteTemplateDto, NoteType } from '@cuspid/clinical-notes/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, KeyCap, Session } from '@cuspid/platform/web';
import { SaveClash, Toasts, type ClashRow } from '@cuspid/ui';
import { inserted, openPrompts, promptFrom, type Stretch } from '../text/prompts';
import { NoteDraft } from './note-draft';
import { NoteWords, teethIn } from './note-words';
import { NotesApi } from './notes-api';

/** Writes a note: from a text of the clinic, from what changed on the chart today, and by hand. It saves itself. */
@Component({
  selector: 'cd-note-writer',
  imports: [KeyCap, LucideCircleAlert, LucidePenLine, LucideSparkles, SaveClash, TranslocoPipe],
  host: { class: 'note-writer' },
  templateUrl: './note-writer.html',
})
export class NoteWriter {
  readonly patientId = input.required<number>();
  /** The type stands fast. */
  readonly only = input<NoteType | null>(null);
  readonly isBusy = input(false);
  readonly signed = output<void>();
  readonly binned = output<void>();
  readonly closed = output<void>();

  private readonly api = inject(NotesApi);
  private readonly words = inject(NoteWords);
  private readonly clock = inject(ClinicClock);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  protected readonly draft = inject(NoteDraft);
  protected readonly limits = NOTE;
  protected readonly types = computed(() =>
    NOTE_TYPES.filter((type) => type !== 'DIAGNOSIS' || this.session.can('diagnosis.read')),
  );
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  private readonly templates = httpResource<Page<NoteTemplateDto>>(() => ({
    url: '/api/note-templates',
    params: { type: this.draft.model().type, limit: 100 },
  }));
  protected readonly texts = computed(() => (this.templates.hasValue() ? this.templates.value().items : []));
  protected readonly gaps = computed(() => openPrompts(this.draft.model().text).length);
  protected readonly wrongTeeth = computed(() => teethIn(this.draft.model().teeth) === null);
  protected readonly maySign = computed(() => this.draft.model().text.trim() !== '' && !this.wrongTeeth());
  protected readonly stateText = computed(() => {
    const note = this.draft.note();
    const detail = this.draft.problem()?.detail;
    if (this.draft.state() === 'failed' && detail) return this.words.say('save.refused', { detail });
    return this.words.say(`save.${this.draft.state()}`, { time: note ? this.clock.time(note.editedAt) : '' });
  });
  protected readonly clashRows = computed(() =>
    this.draft.clashes().map(({ key, theirs, mine }): ClashRow => {
      const text = (value: string) =>
        key === 'type' ? this.words.say(`type.${value}`) : value || this.words.say('nothing');
      const kept = this.draft.model()[key] === theirs ? 'theirs' : 'mine';
      return { key, label: this.words.say(`field.${key}`), theirs: text(theirs), mine: text(mine), kept };
    }),
  );

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
  }

  protected turn(value: string): void {
    const type = NOTE_TYPES.find((one) => one === value);
    if (type) this.draft.write({ type });
  }

  /** Tab goes from gap to gap; behind the last it leaves the field as everywhere. */
  protected step(event: Event, step: 1 | -1): void {
    const box = this.box().nativeElement;
    const gap = promptFrom(box.value, { start: box.selectionStart, end: box.selectionEnd }, step);
    if (!gap) return;
    event.preventDefault();
    this.select(gap);
  }

  protected async fill(chosen: HTMLSelectElement): Promise<void> {
    const template = this.texts().find(({ id }) => String(id) === chosen.value);
    chosen.value = '';
    if (!template) return;
    try {
      const teeth = teethIn(this.draft.model().teeth) ?? [];
      const { text } = await this.api.fill(this.patientId(), template.id, { ...(teeth.length && { teeth }) });
      this.put(text);
    } catch (error) {
      this.toasts.error(this.words.why(error, 'notFilled'));
    }
  }

  protected async fromChart(): Promise<void> {
    try {
      const { text, teeth } = await this.api.proposed(this.patientId());
      if (!text) {
        this.toasts.show(this.words.say('nothingOnChart'));
        return;
      }
      const known = teethIn(this.draft.model().teeth) ?? [];
      this.draft.write({ teeth: [...new Set([...known, ...teeth])].join(', ') });
      this.put(text);
    } catch (error) {
      this.toasts.error(this.words.why(error, 'notFilled'));
    }
  }

  /** Signs what is typed; while gaps are open, goes to the first of them. */
  sign(): void {
    const box = this.box().nativeElement;
    const gap = promptFrom(box.value, { start: 0, end: 0 });
    if (gap) this.select(gap);
    else if (this.maySign()) this.signed.emit();
    else box.focus();
  }

  private put(added: string): void {
    const box = this.box().nativeElement;
    const { text, start } = inserted(box.value, { start: box.selectionStart, end: box.selectionEnd }, added);
    this.draft.write({ text });
    const end = start + added.length;
    afterNextRender(() => this.select(promptFrom(text, { start, end: start }) ?? { start: end, end }), {
      injector: this.injector,
    });
  }

  private select({ start, end }: Stretch): void {
    const box = this.box().nativeElement;
    box.focus();
    box.setSelectionRange(start, end);
  }
}
