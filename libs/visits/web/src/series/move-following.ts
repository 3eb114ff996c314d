import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MemberOutcomeDto, SeriesActDto, VisitDto } from '@cuspid/visits/contracts';
import { ClinicClock, problemOf, weekdayText } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { clockOf } from '../booking/booking-draft';
import { GOES, SeriesActs } from './series-acts';

/** Moves a visit and those that follow it by as much; says beforehand, one by one, what goes and what has to stand. */
@Component({
  selector: 'cd-move-following',
  imports: [Field, TextInput, TranslocoPipe],
  host: { class: 'block mt-3' },
  template: `
    <form
      novalidate
      (submit)="$event.preventDefault(); submit()"
      (keydown.escape)="$event.stopPropagation(); closed.emit()"
    >
      <div class="grid grid-cols-[1fr_96px] gap-3">
        <cd-field [label]="'visits.series.thisTo' | transloco">
          <input #dayBox cdInput type="date" class="tabular" [value]="day()" (change)="day.set(dayBox.value)" />
        </cd-field>
        <cd-field [label]="'visits.fact.time' | transloco">
          <input #timeBox cdInput class="tabular" autocomplete="off" [value]="time()" (change)="timed(timeBox)" />
        </cd-field>
      </div>
      <div class="mt-2" role="status">
        @if (problem(); as problem) {
          <p class="field-error">{{ problem.errors[0]?.message ?? problem.detail }}</p>
        } @else if (plan.hasValue()) {
          <ol class="book-dates">
            @for (item of plan.value().items; track item.visitId) {
              <li>
                <span class="tabular whitespace-nowrap">{{ when(item) }}</span>
                <span [class]="goes(item) ? 'text-ink-3' : 'text-amber'">
                  {{ 'visits.series.outcome.' + item.outcome | transloco: { what: whatOf(item) } }}
                </span>
              </li>
            }
          </ol>
        }
      </div>
      <div class="mt-2 flex gap-2">
        <button type="submit" class="btn btn-primary" [disabled]="acts.isBusy() || !mayGo()">
          {{ 'visits.series.move' | transloco: { count: going() } }}
        </button>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'ui.cancel' | transloco }}</button>
      </div>
    </form>
  `,
})
export class MoveFollowing {
  readonly visit = input.required<VisitDto>();
  readonly closed = output<void>();

  private readonly clock = inject(ClinicClock);
  protected readonly acts = inject(SeriesActs);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('dayBox');
  private readonly start = computed(() => this.visit().startsAt);
  protected readonly day = linkedSignal(() => this.clock.today(this.start()));
  protected readonly time = linkedSignal(() => this.clock.time(this.start()));
  private readonly localStart = computed(() => (this.day() && this.time() ? `${this.day()}T${this.time()}` : null));
  protected readonly isElsewhere = computed(
    () => this.localStart() !== `${this.clock.today(this.start())}T${this.clock.time(this.start())}`,
  );
  protected readonly plan = httpResource<SeriesActDto>(() => {
    const localStart = this.localStart();
    if (!localStart || !this.isElsewhere()) return undefined;
    return { url: `/api/visits/${this.visit().id}/series/move`, params: { localStart } };
  });
  protected readonly problem = computed(() => (this.plan.error() ? problemOf(this.plan.error()) : null));
  protected readonly going = computed(() =>
    this.plan.hasValue() ? this.plan.value().items.filter((item) => this.goes(item)).length : 0,
  );
  /** The visit itself has to go, or nothing does. */
  protected readonly mayGo = computed(() => {
    const own = this.plan.hasValue()
      ? this.plan.value().items.find(({ visitId }) => visitId === this.visit().id)
      : null;
    return own ? this.goes(own) : false;
  });

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
  }

  protected timed(field: HTMLInputElement): void {
    const time = clockOf(field.value);
    if (time) this.time.set(time);
    field.value = this.time();
  }

  protected whatOf = ({ closed }: MemberOutcomeDto): string => (closed?.what ? ` (${closed.what})` : '');

  protected goes = ({ outcome }: MemberOutcomeDto): boolean => GOES.includes(outcome);

  /** "Tue 24 Nov 10:45": where it goes, or, of one that stands, where it is. */
  protected when({ to, startsAt, outcome }: MemberOutcomeDto): string {
    const at = GOES.includes(outcome) && to ? to : startsAt;
    return `${weekdayText(this.clock.today(at))} ${this.clock.time(at)}`;
  }

  protected async submit(): Promise<void> {
    const localStart = this.localStart();
    if (!localStart || !this.mayGo()) return;
    if (await this.acts.move(this.visit(), { localStart })) this.closed.emit();
  }
}
