import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChevronDown, LucideStamp } from '@lucide/angular';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { ChartView } from '../read/chart-view';
import { CoSigning } from './co-signing';
import { actsOf, type WaitingAct } from './waiting-acts';

/** How much waits for a co-signature; opened, what it is, act by act, and for a clinician the pen. */
@Component({
  selector: 'cd-waiting-bar',
  imports: [LucideChevronDown, LucideStamp, TranslocoPipe],
  host: { class: 'block flex-none' },
  templateUrl: './waiting-bar.html',
})
export class WaitingBar {
  protected readonly signing = inject(CoSigning);
  private readonly view = inject(ChartView);
  private readonly clock = inject(ClinicClock);
  protected readonly isOpen = signal(false);
  protected readonly acts = computed(() => actsOf(this.signing.waiting(), this.view.notation()));
  protected readonly allText = computed(() =>
    this.signing.waiting().length === 1 ? 'chart.cosign.only' : 'chart.cosign.all',
  );

  protected when({ at }: WaitingAct): string {
    const [day, time] = [this.clock.today(at), this.clock.time(at)];
    return day === this.clock.today() ? time : `${dayText(day)} ${time}`;
  }
}
