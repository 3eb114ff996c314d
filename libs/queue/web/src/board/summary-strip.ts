import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ClinicClock } from '@cuspid/platform/web';
import { Board } from './board';
import { Chairs } from './chairs';
import { isOver } from './lanes';

/** How the day goes, in five figures. */
@Component({
  selector: 'cd-summary-strip',
  imports: [TranslocoPipe],
  host: { class: 'block flex-none' },
  template: `
    <dl class="queue-strip tabular">
      <div>
        <dt>{{ 'queue.strip.waiting' | transloco }}</dt>
        <dd>{{ waiting().length }}</dd>
      </div>
      <div>
        <dt>{{ 'queue.strip.past' | transloco: { target: target() } }}</dt>
        <dd [class.text-red]="past() > 0">{{ past() }}</dd>
      </div>
      <div>
        <dt>{{ 'queue.strip.median' | transloco }}</dt>
        <dd>
          @if (median() === null) {
            <span class="text-ink-3">{{ 'queue.strip.none' | transloco }}</span>
          } @else {
            {{ 'ui.minutes' | transloco: { minutes: median() } }}
          }
        </dd>
      </div>
      @if (chairs.all().length > 0) {
        <div>
          <dt>{{ 'queue.strip.chair' | transloco }}</dt>
          <dd>
            @if (chairs.next(); as chair) {
              {{ chair.name }} <span class="queue-strip-aside">{{ 'queue.strip.freeNow' | transloco }}</span>
            } @else {
              <span class="text-ink-3">{{ 'queue.strip.noChair' | transloco }}</span>
            }
          </dd>
        </div>
      }
      <div>
        <dt>{{ 'queue.strip.seen' | transloco }}</dt>
        <dd>
          {{ seen() }}
          <span class="queue-strip-aside">{{ 'queue.strip.ofAll' | transloco: { count: all() } }}</span>
        </dd>
      </div>
    </dl>
  `,
})
export class SummaryStrip {
  private readonly board = inject(Board);
  private readonly clock = inject(ClinicClock);
  protected readonly chairs = inject(Chairs);

  protected readonly target = computed(() => this.board.targets().waiting);
  protected readonly waiting = computed(() =>
    this.board.entries().filter((entry) => entry.status === 'IN_WAITING_ROOM'),
  );
  protected readonly past = computed(
    () => this.waiting().filter((entry) => isOver(entry, this.clock.now(), this.board.targets())).length,
  );
  protected readonly median = computed(() => this.board.last()?.medianWaitMinutes ?? null);
  protected readonly all = computed(() => this.board.entries().filter((entry) => !entry.isUnfinished).length);
  protected readonly seen = computed(() => this.board.last()?.seen ?? 0);
}
