import {
  Component,
  computed,
  effect,
  inject,
  input,
  OnDestroy,
  OnInit,
  output,
  signal,
  untracked,
} from '@angular/core';
import { apply, form, FormField } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { CLINICAL_STATUSES } from '@cuspid/patients/contracts';
import type { PatientDto } from '@cuspid/patients/contracts';
import { ClinicClock, Hotkeys, problemOf, save, Session, withField } from '@cuspid/platform/web';
import { Confirmation, Field, Sheet, TextInput } from '@cuspid/ui';
import { AlertBanner } from '../alerts/alert-banner';
import { isOffline, OfflineNote } from '../offline-note';
import { PatientsApi } from '../patients-api';
import { GuardianFields } from '../person/guardian-fields';
import { LanguageField } from '../person/language-field';
import { MoreFields } from '../person/more-fields';
import { nobody, Person, personOf, tidied, toEdit } from '../person/person';
import { PersonFields } from '../person/person-fields';
import { isMinor, personRules } from '../person/person-rules';
import { OpenPatient } from '../profile/open-patient';
import { ClashPanel } from './clash-panel';
import { asTyped, clashOf, EditClash, isClash } from './edit-clash';
import { EditDrafts } from './edit-drafts';
import { SayEdited } from './say-edited';

/** Changes a record in the sheet beside it. Somebody else's save meanwhile shows at once and is never overwritten unseen. */
@Component({
  selector: 'cd-edit-sheet',
  imports: [
    AlertBanner,
    ClashPanel,
    Field,
    FormField,
    GuardianFields,
    LanguageField,
    LucideCircleAlert,
    MoreFields,
    OfflineNote,
    PersonFields,
    Sheet,
    TextInput,
    TranslocoPipe,
  ],
  host: { class: 'absolute inset-y-0 right-0 z-10 max-w-full desk:contents' },
  templateUrl: './edit-sheet.html',
})
export class EditSheet implements OnInit, OnDestroy {
  /** The record as it stands now: a newer version than was opened is somebody else's save. */
  readonly patient = input.required<PatientDto>();
  readonly closed = output<void>();
  readonly saved = output<PatientDto>();

  /** Where the sheet covers the page, it shows the safety line itself. */
  protected readonly open = inject(OpenPatient, { optional: true });
  private readonly api = inject(PatientsApi);
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  private readonly confirmation = inject(Confirmation);
  private readonly session = inject(Session);
  private readonly drafts = inject(EditDrafts);
  private readonly edited = inject(SayEdited);
  /** What is typed over: the record that was opened, or what others have saved since. */
  private readonly base = signal<PatientDto | null>(null);
  private readonly before = signal<Person>(nobody());
  private isSettled = false;
  protected readonly model = signal<Person>(nobody());
  protected readonly form = form(this.model, (path) =>
    apply(path, personRules({ say: (key) => this.say(key), today: () => this.clock.today(), needsBirth: false })),
  );
  protected readonly statuses = CLINICAL_STATUSES;
  protected readonly mayStatus = computed(() => this.session.can('patient.status'));
  protected readonly isMinor = computed(() => isMinor(this.model().dateOfBirth, this.clock.today()));
  protected readonly isOffline = isOffline();
  protected readonly clash = signal<EditClash | null>(null);
  protected readonly isRestored = signal(false);
  protected readonly more = signal(true);

  constructor() {
    inject(Hotkeys).bind([
      { keys: 'ctrl+enter', label: this.say('save'), group: this.say('edit.title'), run: () => void this.save() },
    ]);
    effect(() => {
      const now = this.patient();
      untracked(() => this.isNewer(now) && this.bringIn(now));
    });
  }

  ngOnInit(): void {
    const patient = this.patient();
    this.take(patient);
    const draft = this.drafts.take(patient.id);
    this.model.set(draft?.model ?? this.before());
    if (!draft) return;
    this.isRestored.set(true);
    this.before.set(draft.before);
    this.bringIn(patient);
  }

  /** Left without an answer, by another page or so: what was typed is there again when the sheet opens. */
  ngOnDestroy(): void {
    if (this.isSettled || !this.isTyped()) return;
    this.drafts.keep(this.patient().id, { before: this.before(), model: this.model() });
  }

  protected async close(): Promise<void> {
    if (this.isTyped() && !(await this.discards())) return;
    this.isSettled = true;
    this.closed.emit();
  }

  protected async save(): Promise<void> {
    if (this.form().submitting() || this.isOffline()) return;
    await save(this.form, () => this.send(), this.say('edit.failed'));
  }

  protected keep(key: keyof Person, isTheirs: boolean): void {
    const clash = this.clash();
    if (!clash) return;
    const mine = clash.merged.clashes.find((one) => one.key === key)?.mine;
    const from = isTheirs ? clash.theirs : { ...clash.merged.record, [key]: mine };
    this.model.update((person) => withField(person, key, from));
  }

  private async send(): Promise<void> {
    const base = this.base() ?? this.patient();
    const change = toEdit(this.before(), this.model(), this.clock.today());
    if (!Object.keys(change).length) return this.finish(base, base);
    try {
      this.finish(base, await this.api.edit(base.id, base.version, change));
    } catch (error) {
      if (problemOf(error).status !== STALE) throw error;
      this.bringIn(await this.api.one(base.id));
    }
  }

  private finish(before: PatientDto, after: PatientDto): void {
    this.isSettled = true;
    this.edited.said(before, after);
    this.saved.emit(after);
  }

  private discards(): Promise<boolean> {
    return this.confirmation.ask({
      title: this.say('edit.discardTitle'),
      text: this.say('edit.discardText'),
      action: this.say('edit.discard'),
      danger: true,
    });
  }

  private isTyped(): boolean {
    return Object.keys(toEdit(this.before(), this.model(), this.clock.today())).length > 0;
  }

  private isNewer(now: PatientDto): boolean {
    const base = this.base();
    return base !== null && now.id === base.id && now.version > base.version && !this.form().submitting();
  }

  /** Lays what they saved beside what is typed here; the next save is on top of theirs. */
  private bringIn(now: PatientDto): void {
    const today = this.clock.today();
    const typed = this.model();
    const clash = clashOf(this.before(), tidied(typed, today), personOf(now, today), this.clash());
    this.take(now);
    this.model.set(asTyped(clash.merged.record, tidied(typed, today), typed));
    this.clash.set(isClash(clash) ? clash : null);
  }

  private take(patient: PatientDto): void {
    this.before.set(personOf(patient, this.clock.today()));
    this.base.set(patient);
  }

  private say(key: string): string {
    return this.words.translate(`patients.${key}`);
  }
}

const STALE = 412;
