import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ClinicClock, LiveEvents, weekdayText } from '@cuspid/platform/web';

/** Whether the page hears of changes, and the clinic's date and time. */
@Component({
  selector: 'cd-connection',
  imports: [TranslocoPipe],
  host: { class: 'connection' },
  template: `
    <span
      [class]="'live live-' + live.state()"
      role="status"
      [title]="live.state() === 'offline' ? ('frame.offlineHint' | transloco) : ''"
    >
      <i aria-hidden="true"></i>
      @if (live.state() === 'offline') {
        {{ 'frame.offline' | transloco: { time: since() } }}
      } @else {
        {{ 'frame.' + live.state() | transloco }}
      }
    </span>
    <span class="connection-day">{{ day() }}</span>
    <time class="font-medium text-ink">{{ clock.time() }}</time>
  `,
})
export class Connection {
  protected readonly live = inject(LiveEvents);
  protected readonly clock = inject(ClinicClock);
  protected readonly day = computed(() => weekdayText(this.clock.today()));
  protected readonly since = computed(() => this.clock.time(this.live.since() ?? this.clock.now()));
}
