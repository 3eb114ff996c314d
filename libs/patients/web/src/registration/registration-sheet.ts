import { Component, computed, ElementRef, inject, input, OnInit, output, signal } from '@angular/core';
import { FormField, submit } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucideInfo } from '@lucide/angular';
import { applyProblem, ClinicClock, Hotkeys, problemOf } from '@cuspid/platform/web';
import { Field, Sheet, TextInput, Toasts } from '@cuspid/ui';
import { isOffline, OfflineNote } from '../offline-note';
import { GuardianFields } from '../person/guardian-fields';
import { LanguageField } from '../person/language-field';
import { MoreFields } from '../person/more-fields';
import { PersonFields } from '../person/person-fields';
import { isMinor } from '../person/person-rules';
import { AllergyFields } from './allergy-fields';
import { ArchivedNote } from './archived-note';
import { RegistrationDraft } from './draft';
import { DuplicateCard } from './duplicate-card';
import { DuplicateProbe, matchesIn } from './duplicate-probe';
import { Registered, Registrar } from './registrar';
import { NextStep } from './next-step';
import { registrationForm } from './registration-form';

/** The first step, then the other one. */
const STEP_KEYS = ['ctrl+enter', 'ctrl+shift+enter'];

/** Registers a patient beside the list: fifteen seconds by keyboard. What is typed outlives the sheet. */
@Component({
  selector: 'cd-registration-sheet',
  imports: [
    AllergyFields,
    ArchivedNote,
    DuplicateCard,
    Field,
    FormField,
    GuardianFields,
    LanguageField,
    LucideCircleAlert,
    LucideInfo,
    MoreFields,
    OfflineNote,
    PersonFields,
    Sheet,
    TextInput,
    TranslocoPipe,
  ],
  providers: [DuplicateProbe],
  host: { class: 'absolute inset-y-0 right-0 z-10 max-w-full desk:contents' },
  templateUrl: './registration-sheet.html',
})
export class RegistrationSheet implements OnInit {
  /** What was looked for and not found: the draft begins with it. */
  readonly typed = input('');
  readonly closed = output<void>();
  readonly saved = output<Registered>();
  /** Somebody chose the record that is there already. */
  readonly opened = output<number>();

  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(ClinicClock);
  private readonly registrar = inject(Registrar);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly draft = inject(RegistrationDraft);
  protected readonly probe = inject(DuplicateProbe);
  protected readonly next = inject(NextStep);
  protected readonly steps = computed(() => [
    ...(this.next.may() ? [this.next] : []),
    ...(this.next.other ? [this.next.other] : []),
  ]);
  protected readonly isOffline = isOffline();
  /** Why nothing is saved at the moment, for the buttons to point at. */
  protected readonly reason = computed(() =>
    this.isOffline() ? 'cd-offline' : this.probe.isBlocked() ? 'cd-blocked' : null,
  );
  protected readonly form = registrationForm(
    this.draft.model,
    (key) => this.say(key),
    () => this.clock.today(),
  );
  protected readonly isMinor = computed(() => isMinor(this.draft.model().person.dateOfBirth, this.clock.today()));
  protected readonly more = signal(false);

  constructor() {
    const group = this.say('register.title');
    inject(Hotkeys).bind(
      this.steps().map((step, index) => ({
        keys: STEP_KEYS[index] ?? '',
        label: this.words.translate(step.label),
        group,
        run: () => void this.save(step),
      })),
    );
  }

  ngOnInit(): void {
    const aside = this.draft.begin(this.typed());
    if (!aside) return;
    this.toasts.show(this.say('register.putAside'), {
      label: this.say('register.backToIt'),
      run: () => this.draft.take(aside),
    });
  }

  protected async save(next: NextStep | null): Promise<void> {
    if (this.form().submitting() || this.isOffline()) return;
    if (this.probe.isBlocked()) return this.host.querySelector<HTMLElement>('#cd-not-the-same')?.focus();
    // A refusal of the whole form belongs to the try before: left there, it would stop this one.
    this.draft.model.update((model) => ({ ...model }));
    const done = await submit(this.form, () => this.register(next));
    if (!done) this.toFirstProblem();
  }

  protected clear(): void {
    const aside = { model: this.draft.model(), blank: '', key: this.draft.key() };
    this.draft.clear();
    this.form().reset();
    this.toasts.show(this.say('register.cleared'), {
      label: this.words.translate('ui.undo'),
      run: () => this.draft.take(aside),
    });
  }

  protected addAllergy(): void {
    this.draft.model.update((model) => ({ ...model, allergies: [...model.allergies, { label: '', note: '' }] }));
  }

  protected removeAllergy(index: number): void {
    this.draft.model.update((model) => ({ ...model, allergies: model.allergies.filter((_, at) => at !== index) }));
  }

  private async register(next: NextStep | null) {
    try {
      const registered = await this.registrar.register(this.draft, this.probe.decided(), next);
      this.draft.clear();
      this.saved.emit(registered);
      return undefined;
    } catch (error) {
      return this.refused(error);
    }
  }

  private refused(error: unknown) {
    const problem = problemOf(error);
    const person = this.form.person;
    if (problem.code === 'possible-duplicate') {
      this.probe.refused(matchesIn(problem.conflict));
      return undefined;
    }
    if (problem.code === 'patient-code-taken') {
      return [{ kind: 'taken', message: problem.detail ?? this.say('register.failed'), fieldTree: person.patientCode }];
    }
    // Sent before, then changed: the first one may have been saved while its answer was lost.
    if (problem.code === 'idempotency-key-reused') return [{ kind: 'sent', message: this.say('register.sentBefore') }];
    return applyProblem(person, error, this.say('register.failed'));
  }

  /** Unfolds what hides a problem, then goes to the first one. */
  private toFirstProblem(): void {
    const problems = this.form().errorSummary();
    if (!problems.length) return;
    if (problems.some(({ fieldTree }) => !fieldTree().formFieldBindings().length)) this.more.set(true);
    setTimeout(() => problems[0]?.fieldTree().focusBoundControl());
  }

  private say(key: string): string {
    return this.words.translate(`patients.${key}`);
  }
}
