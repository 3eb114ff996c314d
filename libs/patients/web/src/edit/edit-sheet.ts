import { Component, computed, inject, input, OnInit, output, signal } from '@angular/core';
import { apply, form, FormField } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { CLINICAL_STATUSES } from '@cuspid/patients/contracts';
import type { PatientDto } from '@cuspid/patients/contracts';
import { ClinicClock, Hotkeys, merge, problemOf, save, Session, withField, type Merged } from '@cuspid/platform/web';
import { Confirmation, Field, Sheet, TextInput } from '@cuspid/ui';
import { PatientsApi } from '../patients-api';
import { GuardianFields } from '../person/guardian-fields';
import { LanguageField } from '../person/language-field';
import { MoreFields } from '../person/more-fields';
import { nobody, Person, personOf, toEdit } from '../person/person';
import { PersonFields } from '../person/person-fields';
import { isMinor, personRules } from '../person/person-rules';
import { ClashPanel } from './clash-panel';

/** Changes a record in the sheet beside it. Somebody else's save meanwhile is never overwritten unseen. */
@Component({
  selector: 'cd-edit-sheet',
  imports: [
    ClashPanel,
    Field,
    FormField,
    GuardianFields,
    LanguageField,
    LucideCircleAlert,
    MoreFields,
    PersonFields,
    Sheet,
    TextInput,
    TranslocoPipe,
  ],
  host: { class: 'absolute inset-y-0 right-0 z-10 max-w-full desk:contents' },
  templateUrl: './edit-sheet.html',
})
export class EditSheet implements OnInit {
  readonly patient = input.required<PatientDto>();
  readonly closed = output<void>();
  readonly saved = output<PatientDto>();

  private readonly api = inject(PatientsApi);
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  private readonly confirmation = inject(Confirmation);
  private readonly session = inject(Session);
  /** What was opened: the record may change below while somebody types. */
  private readonly before = signal<Person>(nobody());
  private version = 0;
  protected readonly model = signal<Person>(nobody());
  protected readonly form = form(this.model, (path) =>
    apply(path, personRules({ say: (key) => this.say(key), today: () => this.clock.today(), needsBirth: false })),
  );
  protected readonly statuses = CLINICAL_STATUSES;
  protected readonly mayStatus = computed(() => this.session.can('patient.status'));
  protected readonly isMinor = computed(() => isMinor(this.model().dateOfBirth, this.clock.today()));
  protected readonly clash = signal<{ merged: Merged<Person>; theirs: Person } | null>(null);
  protected readonly more = signal(true);

  constructor() {
    inject(Hotkeys).bind([
      { keys: 'ctrl+enter', label: this.say('save'), group: this.say('edit.title'), run: () => void this.save() },
    ]);
  }

  ngOnInit(): void {
    this.take(this.patient());
    this.model.set(this.before());
  }

  protected async close(): Promise<void> {
    if (JSON.stringify(this.model()) === JSON.stringify(this.before())) return this.closed.emit();
    const discard = await this.confirmation.ask({
      title: this.say('edit.discardTitle'),
      text: this.say('edit.discardText'),
      action: this.say('edit.discard'),
      danger: true,
    });
    if (discard) this.closed.emit();
  }

  protected async save(): Promise<void> {
    if (this.form().submitting()) return;
    await save(this.form, () => this.send(), this.say('edit.failed'));
  }

  protected keep(key: keyof Person, isTheirs: boolean): void {
    const clash = this.clash();
    if (!clash) return;
    const mine = clash.merged.record;
    this.model.update((person) => withField(person, key, isTheirs ? clash.theirs : mine));
  }

  private async send(): Promise<void> {
    const change = toEdit(this.before(), this.model(), this.clock.today());
    const { id } = this.patient();
    if (!Object.keys(change).length) return this.saved.emit(this.patient());
    try {
      this.saved.emit(await this.api.edit(id, this.version, change));
    } catch (error) {
      if (problemOf(error).status !== 412) throw error;
      await this.compare(id);
    }
  }

  /** Fetches what they saved and lays it beside what is typed here; the next save is on top of theirs. */
  private async compare(id: number): Promise<void> {
    const now = await this.api.one(id);
    const theirs = personOf(now);
    const merged = merge(this.before(), this.model(), theirs);
    this.take(now);
    this.model.set(merged.record);
    this.clash.set({ merged, theirs });
  }

  private take(patient: PatientDto): void {
    this.before.set(personOf(patient));
    this.version = patient.version;
  }

  private say(key: string): string {
    return this.words.translate(`patients.${key}`);
  }
}
