import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { AlertDto, AlertsDto, EndReason } from '@cuspid/patients/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { PatientsApi } from '../patients-api';
import { OpenPatient } from '../profile/open-patient';

/** What is confirmed, ended and taken back of the open patient's alerts: from the banner and from the panel alike. */
@Injectable()
export class AlertChanges {
  private readonly api = inject(PatientsApi);
  private readonly open = inject(OpenPatient);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly going = signal(false);
  readonly isBusy = this.going.asReadonly();

  /** Confirms what shows, today: that there are no allergies, or that the listed ones are all; and every other alert. */
  confirm(): Promise<void> {
    const items = this.open.shownAlerts()?.items ?? [];
    const state = items.some(({ kind }) => kind === 'ALLERGY') ? 'LISTED' : 'NONE';
    const seen = items.map(({ id, version }) => ({ id, version }));
    return this.change(
      (id) => this.api.confirmAllergies(id, { state, seen }),
      () => this.toasts.show(this.say('alerts.done')),
    );
  }

  /** Ends it; Undo takes the end back. */
  end(alert: AlertDto, reason: EndReason, note: string | null): Promise<void> {
    return this.change(
      (id) => this.api.endAlert(id, alert.id, { reason, note }),
      () =>
        this.toasts.show(this.say(`alert.ended.${reason}`, { label: alert.label }), {
          label: this.words.translate('ui.undo'),
          run: () => void this.change((id) => this.api.reopenAlert(id, alert.id)),
        }),
    );
  }

  /** Says that it was corrected; Undo writes what was there before. */
  corrected(alerts: AlertsDto, before: AlertDto): void {
    this.open.alerts.set(alerts);
    const now = alerts.items.find(({ id }) => id === before.id);
    if (!now || now.version === before.version) return;
    const { severity, label, note, since, expectedOn } = before;
    this.toasts.show(this.say('alert.corrected', { label: now.label }), {
      label: this.words.translate('ui.undo'),
      run: () =>
        void this.change((id) =>
          this.api.correctAlert(id, now.id, now.version, { severity, label, note, since, expectedOn }),
        ),
    });
  }

  private async change(work: (id: number) => Promise<AlertsDto>, done?: () => void): Promise<void> {
    const id = this.open.id();
    if (id === null || this.going()) return;
    this.going.set(true);
    try {
      const alerts = await work(id);
      // Another patient may have been opened meanwhile.
      if (this.open.id() === id) this.open.alerts.set(alerts);
      done?.();
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.say('alert.failed'));
      this.open.alerts.reload();
    } finally {
      this.going.set(false);
    }
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`patients.${key}`, values);
  }
}
