import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { ALERT_KINDS, PATIENT, SEVERITIES } from '@cuspid/patients/contracts';
import type { AlertDto, AlertKind, AlertsDto, AlertSuggestion, Severity, Sex } from '@cuspid/patients/contracts';
import { ClinicClock, idempotencyKey, save } from '@cuspid/platform/web';
import { Field, Segmented, TextInput } from '@cuspid/ui';
import { PatientsApi } from '../patients-api';
import { LabelField } from './label-field';
import { readSince, sinceTyped } from './since';
import { suggestionOf } from './suggestions';

/** Records an allergy, a condition, a medication or a pregnancy; or corrects one. */
@Component({
  selector: 'cd-alert-form',
  imports: [Field, FormField, LabelField, LucideCircleAlert, Segmented, TextInput, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './alert-form.html',
})
export class AlertForm {
  readonly patientId = input.required<number>();
  /** The alert to correct; without, a new one is recorded. */
  readonly alert = input<AlertDto | null>(null);
  readonly sex = input<Sex>();
  /** Labels on record already. */
  readonly there = input<readonly string[]>([]);
  readonly saved = output<AlertsDto>();
  readonly closed = output<void>();

  private readonly api = inject(PatientsApi);
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  private readonly key = idempotencyKey();
  private readonly labelField = viewChild.required(LabelField);
  private readonly note = viewChild.required<ElementRef<HTMLInputElement>>('note');
  protected readonly labelMax = PATIENT.alertLabelMax;
  protected readonly model = linkedSignal(() => {
    const { kind = 'ALLERGY', label = '', note = null, since = null, expectedOn = null } = this.alert() ?? {};
    const typed = { since: sinceTyped(since), expectedOn: sinceTyped(expectedOn) };
    return { kind: String(kind), label, note: note ?? '', ...typed };
  });
  protected readonly form = form(this.model, (path) => {
    required(path.label, { message: () => this.say('need.alert') });
    maxLength(path.label, PATIENT.alertLabelMax);
    maxLength(path.note, PATIENT.alertNoteMax);
    validate(path.since, ({ value }) => {
      const since = readSince(value());
      if (since === undefined) return { kind: 'day', message: this.say('need.since') };
      const isToCome = since !== null && since > this.clock.today().slice(0, since.length);
      return isToCome ? { kind: 'day', message: this.say('birth.future') } : null;
    });
    validate(path.expectedOn, ({ value }) => {
      const day = readSince(value());
      return day === null || day?.length === 10 ? null : { kind: 'day', message: this.say('need.expectedOn') };
    });
  });
  protected readonly kind = computed<AlertKind>(
    () => ALERT_KINDS.find((one) => one === this.model().kind) ?? 'ALLERGY',
  );
  private readonly offered = signal<Severity | null>(null);
  /** As dangerous as it usually is, an allergy else a danger, until somebody says otherwise. */
  protected readonly severity = linkedSignal<string | null>(
    () => this.offered() ?? this.alert()?.severity ?? (this.kind() === 'ALLERGY' ? 'DANGER' : 'CAUTION'),
  );
  protected readonly kinds = computed(() =>
    this.segments(
      ALERT_KINDS.filter((kind) => kind !== 'PREGNANCY' || this.sex() !== 'MALE'),
      'kind',
    ),
  );
  protected readonly severities = this.segments(SEVERITIES, 'severity');

  constructor() {
    afterNextRender(() => (this.alert() ? this.note().nativeElement.focus() : this.labelField().focus()));
  }

  protected name(label: string): void {
    this.form.label().value.set(label);
    this.offered.set(this.alert() ? null : (suggestionOf(this.kind(), label)?.severity ?? null));
  }

  protected take({ severity }: AlertSuggestion): void {
    this.offered.set(severity);
    this.note().nativeElement.focus();
  }

  protected async save(): Promise<void> {
    if (this.form().submitting()) return;
    await save(this.form, () => this.send(), this.say('alert.failed'));
  }

  private async send(): Promise<void> {
    const { label, note, since, expectedOn } = this.model();
    const isPregnancy = this.kind() === 'PREGNANCY';
    const what = {
      severity: SEVERITIES.find((one) => one === this.severity()) ?? ('DANGER' satisfies Severity),
      label: label.trim(),
      note: note.trim() || null,
      since: isPregnancy ? (this.alert()?.since ?? null) : (readSince(since) ?? null),
      expectedOn: isPregnancy ? (readSince(expectedOn) ?? null) : null,
    };
    const alert = this.alert();
    this.saved.emit(
      alert
        ? await this.api.correctAlert(this.patientId(), alert.id, alert.version, what)
        : await this.api.recordAlert(this.patientId(), { kind: this.kind(), ...what }, this.key),
    );
  }

  private segments(values: readonly string[], scope: string) {
    return values.map((value) => ({ value, label: this.say(`${scope}.${value}`) }));
  }

  private say(key: string): string {
    return this.words.translate(`patients.${key}`);
  }
}
