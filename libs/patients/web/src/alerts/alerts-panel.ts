import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleCheck, LucideCircleQuestionMark, LucideClockAlert, LucidePlus } from '@lucide/angular';
import type { AlertsDto } from '@cuspid/patients/contracts';
import { ClinicClock, Hotkeys, KeyCap, Session } from '@cuspid/platform/web';
import { OpenPatient } from '../profile/open-patient';
import { AlertChanges } from './alert-changes';
import { AlertForm } from './alert-form';
import { AlertRow } from './alert-row';
import { AlertsHistory } from './alerts-history';
import { whenText } from './when';

/** The alerts of a patient with all there is to say about them; recorded, corrected, confirmed and ended by clinical staff. */
@Component({
  selector: 'cd-alerts-panel',
  imports: [
    AlertForm,
    AlertRow,
    AlertsHistory,
    KeyCap,
    LucideCircleCheck,
    LucideCircleQuestionMark,
    LucideClockAlert,
    LucidePlus,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './alerts-panel.html',
})
export class AlertsPanel {
  /** Comes from the banner's button: the form is open at once. */
  readonly asks = input(false);

  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly record = viewChild<ElementRef<HTMLElement>>('record');
  protected readonly open = inject(OpenPatient);
  protected readonly changes = inject(AlertChanges);
  protected readonly mayWrite = computed(() => this.session.can('patient.alertWrite') && this.open.isWritable());
  protected readonly isRecording = signal(false);
  protected readonly labels = computed(() => (this.open.shownAlerts()?.items ?? []).map(({ label }) => label));
  /** A pregnancy whose time has passed is answered before the rest is confirmed. */
  protected readonly isOver = computed(() => (this.open.shownAlerts()?.items ?? []).some(({ isOver }) => isOver));
  protected readonly verb = computed(() => {
    const { allergyState } = this.open.shownAlerts() ?? {};
    if (allergyState === 'LISTED') return 'confirmListed';
    return allergyState === 'NONE' ? 'confirmAgain' : 'confirmNone';
  });
  protected readonly answer = computed(() => {
    const alerts = this.open.shownAlerts();
    if (!alerts) return '';
    if (alerts.allergyState === 'UNKNOWN' || !alerts.confirmedAt) return this.words.translate('ui.allergiesNotAsked');
    return this.words.translate(`patients.alerts.${alerts.allergyState === 'NONE' ? 'none' : 'confirmed'}`, {
      when: whenText(alerts.confirmedAt, this.clock, this.words.translate('patients.today')),
      who: alerts.confirmedBy?.name ?? '',
    });
  });

  constructor() {
    effect(() => {
      if (this.asks() && this.mayWrite()) untracked(() => this.isRecording.set(true));
    });
    if (!this.session.can('patient.alertWrite')) return;
    const say = (key: string) => this.words.translate(`patients.${key}`);
    const run = () => this.mayWrite() && this.isRecording.set(true);
    inject(Hotkeys).bind([{ keys: 'a', label: say('alert.record'), group: say('patient'), run }]);
  }

  protected recorded(alerts: AlertsDto): void {
    this.open.alerts.set(alerts);
    this.stop();
  }

  /** The form goes, and the keyboard is back where it was opened. */
  protected stop(): void {
    this.isRecording.set(false);
    afterNextRender(() => this.record()?.nativeElement.focus(), { injector: this.injector });
  }
}
