import { afterNextRender, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { ALERT_KINDS, PATIENT, SEVERITIES } from '@cuspid/patients/contracts';
import type { AlertKind, AlertsDto, Severity } from '@cuspid/patients/contracts';
import { ClinicClock, idempotencyKey, save } from '@cuspid/platform/web';
import { Field, Segmented, TextInput } from '@cuspid/ui';
import { readBirth } from '../person/birth';
import { PatientsApi } from '../patients-api';

interface Model {
  kind: string;
  label: string;
  note: string;
  since: string;
}

/** Records an allergy, a condition, a medication or a pregnancy. */
@Component({
  selector: 'cd-alert-form',
  imports: [Field, FormField, LucideCircleAlert, Segmented, TextInput, TranslocoPipe],
  host: { class: 'block mb-3 pb-4 border-b border-line' },
  templateUrl: './alert-form.html',
})
export class AlertForm {
  readonly patientId = input.required<number>();
  readonly recorded = output<AlertsDto>();
  readonly closed = output<void>();

  private readonly api = inject(PatientsApi);
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  private readonly key = idempotencyKey();
  protected readonly model = signal<Model>({ kind: 'ALLERGY', label: '', note: '', since: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.label, { message: () => this.say('need.alert') });
    maxLength(path.label, PATIENT.alertLabelMax);
    maxLength(path.note, PATIENT.alertNoteMax);
    validate(path.since, ({ value }) => {
      const kind = readBirth(value(), this.clock.today()).kind;
      return kind === 'none' || kind === 'day' ? null : { kind: 'day', message: this.say('need.day') };
    });
  });
  /** An allergy is a danger until somebody says otherwise; the other kinds change the plan. */
  protected readonly severity = linkedSignal<string | null>(() =>
    this.model().kind === 'ALLERGY' ? 'DANGER' : 'CAUTION',
  );
  protected readonly kinds = this.segments(ALERT_KINDS, 'kind');
  protected readonly severities = this.segments(SEVERITIES, 'severity');

  constructor() {
    afterNextRender(() => this.form.label().focusBoundControl());
  }

  protected async save(): Promise<void> {
    if (this.form().submitting()) return;
    await save(this.form, () => this.send(), this.say('alert.failed'));
  }

  private async send(): Promise<void> {
    const { kind, label, note, since } = this.model();
    const day = readBirth(since, this.clock.today());
    const what = {
      kind: ALERT_KINDS.find((one) => one === kind) ?? ('ALLERGY' satisfies AlertKind),
      severity: SEVERITIES.find((one) => one === this.severity()) ?? ('DANGER' satisfies Severity),
      label: label.trim(),
      note: note.trim() || null,
      since: day.kind === 'day' ? day.day : null,
    };
    this.recorded.emit(await this.api.recordAlert(this.patientId(), what, this.key));
  }

  private segments(values: readonly string[], scope: string) {
    return values.map((value) => ({ value, label: this.say(`${scope}.${value}`) }));
  }

  private say(key: string): string {
    return this.words.translate(`patients.${key}`);
  }
}
