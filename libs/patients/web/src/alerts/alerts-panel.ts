import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleCheck, LucideDroplet, LucideInfo, LucidePlus, LucideTriangleAlert } from '@lucide/angular';
import type { AlertDto, AlertsDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, problemOf, Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { PatientsApi } from '../patients-api';
import { OpenPatient } from '../profile/open-patient';
import { AlertForm } from './alert-form';
import { whenText } from './when';

/** The alerts of a patient with all there is to say about them; recorded, confirmed and ended by clinical staff. */
@Component({
  selector: 'cd-alerts-panel',
  imports: [AlertForm, LucideCircleCheck, LucideDroplet, LucideInfo, LucidePlus, LucideTriangleAlert, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './alerts-panel.html',
})
export class AlertsPanel {
  /** Comes from the banner's button: the form is open at once. */
  readonly asks = input(false);

  private readonly api = inject(PatientsApi);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  protected readonly open = inject(OpenPatient);
  protected readonly mayWrite = computed(() => this.session.can('patient.alertWrite'));
  protected readonly isRecording = signal(false);
  protected readonly isBusy = signal(false);

  protected readonly rows = computed(() =>
    (this.open.shownAlerts()?.items ?? []).map((alert) => ({
      alert,
      since: alert.since ? this.say('alert.since', { day: dayText(alert.since) }) : '',
      recorded: this.say('alert.recordedBy', { when: this.when(alert.recordedAt), who: alert.recordedBy.name }),
    })),
  );
  protected readonly answer = computed(() => {
    const alerts = this.open.shownAlerts();
    if (!alerts) return '';
    if (alerts.allergyState === 'UNKNOWN' || !alerts.confirmedAt) return this.words.translate('ui.allergiesNotAsked');
    return this.say(alerts.allergyState === 'NONE' ? 'alerts.none' : 'alerts.confirmed', {
      when: this.when(alerts.confirmedAt),
      who: alerts.confirmedBy?.name ?? '',
    });
  });

  constructor() {
    effect(() => {
      if (this.asks() && this.mayWrite()) untracked(() => this.isRecording.set(true));
    });
  }

  protected recorded(alerts: AlertsDto): void {
    this.open.alerts.set(alerts);
    this.isRecording.set(false);
  }

  protected confirm(state: 'NONE' | 'LISTED'): Promise<void> {
    return this.change((id) => this.api.confirmAllergies(id, state));
  }

  /** Ends it at once; Undo records the same again. */
  protected end(alert: AlertDto): Promise<void> {
    const { kind, severity, label, note, since } = alert;
    return this.change(
      (id) => this.api.endAlert(id, alert.id),
      () =>
        this.toasts.show(this.say('alert.ended', { label }), {
          label: this.words.translate('ui.undo'),
          run: () => void this.change((id) => this.api.recordAlert(id, { kind, severity, label, note, since })),
        }),
    );
  }

  private async change(work: (id: number) => Promise<AlertsDto>, done?: () => void): Promise<void> {
    const id = this.open.id();
    if (id === null || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      this.open.alerts.set(await work(id));
      done?.();
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.say('alert.failed'));
      this.open.alerts.reload();
    } finally {
      this.isBusy.set(false);
    }
  }

  private when(instant: string): string {
    return whenText(instant, this.clock, this.words.translate('patients.today'));
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`patients.${key}`, values);
  }
}
