import { Component, computed, effect, inject, output, signal, untracked } from '@angular/core';
import { form, FormField, maxLength, validate } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDownload, LucideEye, LucideRotateCcw, LucideTrash2 } from '@lucide/angular';
import { DOCUMENT_TYPES, DOCUMENTS, type DocumentDto } from '@cuspid/documents/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { ClinicClock, Hotkeys, merge, problemOf, save, Session, withField, type Merged } from '@cuspid/platform/web';
import { Confirmation, Field, SaveClash, Segmented, Sheet, Skeleton, TextInput, Toasts } from '@cuspid/ui';
import { DocumentActs } from '../document-acts';
import { DocumentWords } from '../document-words';
import { DocumentsApi } from '../documents-api';
import { DocumentList } from '../grid/document-list';
import { changeOf, factsOf, NOTHING, teethIn, tidied, type DocumentFacts } from './document-facts';
import { PatientVisits } from './patient-visits';

const STALE = 412;

/** What is said about one document, beside the grid: changed, put in the bin, taken out, deleted for good. */
@Component({
  selector: 'cd-document-sheet',
  imports: [
    Field,
    FormField,
    LucideDownload,
    LucideEye,
    LucideRotateCcw,
    LucideTrash2,
    SaveClash,
    Segmented,
    Sheet,
    Skeleton,
    TextInput,
    TranslocoPipe,
  ],
  providers: [PatientVisits],
  host: { class: 'absolute inset-y-0 right-0 z-10 max-w-full desk:contents' },
  templateUrl: './document-sheet.html',
})
export class DocumentSheet {
  readonly closed = output<void>();
  readonly viewed = output<DocumentDto>();

  private readonly api = inject(DocumentsApi);
  private readonly confirmation = inject(Confirmation);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly open = inject(OpenPatient, { optional: true });
  protected readonly words = inject(DocumentWords);
  protected readonly list = inject(DocumentList);
  protected readonly acts = inject(DocumentActs);
  protected readonly visits = inject(PatientVisits);

  protected readonly limits = DOCUMENTS;
  protected readonly types = DOCUMENT_TYPES.map((value) => ({ value, label: this.words.say(`types.${value}`) }));
  protected readonly today = computed(() => this.clock.today());
  protected readonly document = this.list.chosen;
  protected readonly mayEdit = computed(
    () =>
      this.session.can('document.upload') && (this.open?.isWritable() ?? true) && this.document()?.binnedAt === null,
  );
  protected readonly mayBin = computed(() => this.session.can('document.bin'));
  /** What is typed over. */
  private readonly base = signal<DocumentDto | null>(null);
  private readonly before = signal<DocumentFacts>(NOTHING);
  protected readonly model = signal<DocumentFacts>(NOTHING);
  protected readonly clash = signal<Merged<DocumentFacts> | null>(null);
  private theirs: DocumentFacts = NOTHING;
  protected readonly form = form(this.model, (path) => {
    maxLength(path.description, DOCUMENTS.descriptionMax);
    maxLength(path.series, DOCUMENTS.seriesMax);
    validate(path.teeth, ({ value }) =>
      teethIn(value()) ? undefined : { kind: 'teeth', message: this.words.say('sheet.teethWrong') },
    );
    validate(path.takenOn, ({ value }) =>
      value() > this.clock.today() ? { kind: 'later', message: this.words.say('sheet.takenLater') } : undefined,
    );
  });
  protected readonly isTyped = computed(() => Object.keys(changeOf(this.before(), this.model())).length > 0);
  protected readonly clashRows = computed(() => {
    const model = this.model();
    return (this.clash()?.clashes ?? []).map(({ key, theirs, mine }) => ({
      key,
      label: this.words.say(`sheet.${key}`),
      theirs: this.shown(key, theirs),
      mine: this.shown(key, mine),
      kept: model[key] === theirs ? ('theirs' as const) : ('mine' as const),
    }));
  });
  protected readonly taken = computed(() =>
    (this.clash()?.taken ?? []).map((key) => this.words.say(`sheet.${key}`)).join(', '),
  );

  constructor() {
    inject(Hotkeys).bind([
      {
        keys: 'ctrl+enter',
        label: this.words.say('sheet.save'),
        group: this.words.say('title'),
        run: () => void this.save(),
      },
    ]);
    effect(() => {
      const now = this.document();
      untracked(() => now && this.settle(now));
    });
  }

  protected async close(): Promise<void> {
    if (this.isTyped() && !(await this.discards())) return;
    this.closed.emit();
  }

  /** The forms' own tie to a date field writes a style sheet into the page, which its policy refuses. */
  protected take(day: string): void {
    this.form.takenOn().value.set(day);
    this.form.takenOn().markAsTouched();
  }

  protected async save(): Promise<void> {
    if (this.form().submitting() || !this.mayEdit()) return;
    if (!this.isTyped()) return this.closed.emit();
    await save(this.form, () => this.send(), this.words.say('sheet.notSaved'));
  }

  protected keep(key: string, isTheirs: boolean): void {
    const clash = this.clash()?.clashes.find((one) => one.key === key);
    if (!clash) return;
    this.model.update((model) => withField(model, clash.key, isTheirs ? this.theirs : { ...model, [key]: clash.mine }));
  }

  protected async bin(document: DocumentDto): Promise<void> {
    if (await this.acts.bin(document)) this.leave();
  }

  protected async restore(document: DocumentDto): Promise<void> {
    if (await this.acts.restore(document)) this.leave();
  }

  protected async purge(document: DocumentDto): Promise<void> {
    if (await this.acts.purge(document)) this.leave();
  }

  /** What was read goes into the form; somebody else's save is laid beside what is typed. */
  private settle(now: DocumentDto): void {
    const base = this.base();
    if (base?.id === now.id && now.version <= base.version) return;
    if (base?.id === now.id && this.isTyped()) return this.bringIn(now);
    this.takeUp(now);
    this.clash.set(null);
    this.model.set(this.before());
  }

  private async send(): Promise<void> {
    const base = this.base();
    if (!base) return;
    try {
      const after = await this.api.edit(base.id, base.version, changeOf(this.before(), this.model()));
      this.takeUp(after);
      this.clash.set(null);
      this.model.set(this.before());
      this.toasts.show(this.words.say('sheet.saved', { name: after.name }));
      this.list.reload();
    } catch (error) {
      if (problemOf(error).status !== STALE) throw error;
      this.bringIn(await this.api.one(base.id));
    }
  }

  private bringIn(now: DocumentDto): void {
    const merged = merge(this.before(), tidied(this.model()), factsOf(now));
    this.theirs = factsOf(now);
    this.takeUp(now);
    this.model.set(merged.record);
    this.clash.set(merged.clashes.length || merged.taken.length ? merged : null);
  }

  private takeUp(now: DocumentDto): void {
    this.base.set(now);
    this.before.set(factsOf(now));
  }

  private leave(): void {
    this.model.set(this.before());
    // Not asked for again: it is not where it was.
    this.list.wanted.set(null);
    this.list.reload();
    this.closed.emit();
  }

  private shown(key: keyof DocumentFacts, value: string): string {
    if (key === 'type') return this.words.say(`types.${value}`);
    return key === 'visit' ? this.visits.textOf(value) : value || '–';
  }

  private discards(): Promise<boolean> {
    return this.confirmation.ask({
      title: this.words.say('sheet.discardTitle', { name: this.document()?.name ?? '' }),
      text: this.words.say('sheet.discardText'),
      action: this.words.say('sheet.discard'),
      danger: true,
    });
  }
}
