import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideDroplet, LucideInfo, LucidePencil, LucideTriangleAlert } from '@lucide/angular';
import { END_REASONS, PATIENT } from '@cuspid/patients/contracts';
import type { AlertDto, AlertsDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { TextInput } from '@cuspid/ui';
import { AlertChanges } from './alert-changes';
import { AlertForm } from './alert-form';
import { FocusHere } from './focus-here';
import { sinceText } from './since';
import { whenText } from './when';

/** One alert with all there is to say about it; whoever may corrects it or ends it for a reason. */
@Component({
  selector: 'cd-alert-row',
  imports: [
    AlertForm,
    FocusHere,
    LucideDroplet,
    LucideInfo,
    LucidePencil,
    LucideTriangleAlert,
    TextInput,
    TranslocoPipe,
  ],
  host: { class: 'block border-b border-line' },
  templateUrl: './alert-row.html',
})
export class AlertRow {
  readonly alert = input.required<AlertDto>();
  readonly patientId = input.required<number>();
  readonly mayWrite = input.required<boolean>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly correct = viewChild<ElementRef<HTMLElement>>('correct');
  protected readonly changes = inject(AlertChanges);
  protected readonly doing = signal<'nothing' | 'correcting' | 'ending'>('nothing');
  protected readonly reasons = END_REASONS;
  protected readonly noteMax = PATIENT.alertNoteMax;

  /** A label that says its kind itself is not said twice. */
  protected readonly kind = computed(() =>
    this.alert().kind === 'PREGNANCY' ? '' : this.say(`kind.${this.alert().kind}`),
  );
  protected readonly facts = computed(() => {
    const { since, expectedOn, recordedAt, recordedBy, confirmedAt, confirmedBy } = this.alert();
    const asked = confirmedAt === recordedAt ? null : { when: this.when(confirmedAt), who: confirmedBy.name };
    return [
      since && this.say('alert.since', { day: sinceText(since) }),
      expectedOn && this.say('alert.expected', { day: dayText(expectedOn) }),
      this.say('alert.recordedBy', { when: this.when(recordedAt), who: recordedBy.name }),
      asked && this.say('alert.confirmedBy', asked),
    ]
      .filter(Boolean)
      .join(' ');
  });
  protected readonly due = computed(() => {
    const { isOver, isDue } = this.alert();
    return isOver ? this.say('alert.isOver') : isDue ? this.say('alert.isDue') : '';
  });

  protected corrected(alerts: AlertsDto): void {
    const before = this.alert();
    this.stop();
    this.changes.corrected(alerts, before);
  }

  /** The keyboard is back where it came from. */
  protected stop(): void {
    this.doing.set('nothing');
    afterNextRender(() => this.correct()?.nativeElement.focus(), { injector: this.injector });
  }

  private when(instant: string): string {
    return whenText(instant, this.clock, this.words.translate('patients.today'));
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`patients.${key}`, values);
  }
}
