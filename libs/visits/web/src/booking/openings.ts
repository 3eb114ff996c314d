import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OpeningDto, OpeningsDto } from '@cuspid/visits/contracts';
import { ClinicClock, instantOn, weekdayText } from '@cuspid/platform/web';
import { shortTitle } from '../calendar/columns';
import { ClinicPeople } from '../calendar/clinic-people';

const SHOWN = 6;
const ASKED = 50;
/** Starts five minutes apart are the same opening to a person: one every half hour is offered. */
const APART_MS = 30 * 60_000;

/** The next times that are free for a visit of this length; one press takes one. */
@Component({
  selector: 'cd-openings',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (found.error()) {
      <p class="field-error" role="alert">{{ 'visits.book.openingsFailed' | transloco }}</p>
    } @else if (found.isLoading()) {
      <p class="field-hint" role="status">{{ 'ui.loading' | transloco }}</p>
    } @else {
      <ul class="book-openings" [attr.aria-label]="'visits.book.openings' | transloco">
        @for (opening of offered(); track opening.startsAt) {
          <li>
            <button
              type="button"
              class="btn btn-small btn-full"
              [attr.aria-pressed]="isPlace(opening)"
              (click)="taken.emit(opening)"
            >
              <span class="tabular">{{ when(opening) }}</span>
              <span class="text-ink-3 truncate">{{ who(opening) }}</span>
            </button>
          </li>
        } @empty {
          <li class="field-hint">{{ 'visits.book.noOpening' | transloco }}</li>
        }
      </ul>
    }
  `,
})
export class Openings {
  readonly minutes = input.required<number>();
  readonly providerId = input<number | null>(null);
  readonly day = input.required<string>();
  /** The time that is chosen now, `2026-11-23T10:45`. */
  readonly place = input('');
  readonly soonest = output<OpeningDto>();
  readonly taken = output<OpeningDto>();

  private readonly clock = inject(ClinicClock);
  private readonly people = inject(ClinicPeople);
  protected readonly found = httpResource<OpeningsDto>(() => {
    const [providerId, day] = [this.providerId(), this.day()];
    const params = {
      minutes: this.minutes(),
      limit: ASKED,
      ...(day > this.clock.today() && { from: instantOn(this.clock, day).toISOString() }),
      ...(providerId && { providerId }),
    };
    return { url: '/api/visits/openings', params };
  });
  protected readonly offered = computed(() => {
    const items = this.found.hasValue() ? this.found.value().items : [];
    const apart: OpeningDto[] = [];
    for (const opening of items) {
      const last = apart.at(-1);
      if (!last || Date.parse(opening.startsAt) - Date.parse(last.startsAt) >= APART_MS) apart.push(opening);
    }
    return apart.slice(0, SHOWN);
  });

  constructor() {
    effect(() => {
      const [first] = this.offered();
      if (first) untracked(() => this.soonest.emit(first));
    });
  }

  protected isPlace({ startsAt }: OpeningDto): boolean {
    return `${this.clock.today(startsAt)}T${this.clock.time(startsAt)}` === this.place();
  }

  protected when({ startsAt }: OpeningDto): string {
    const day = this.clock.today(startsAt);
    return day === this.clock.today() ? this.clock.time(startsAt) : `${weekdayText(day)} ${this.clock.time(startsAt)}`;
  }

  protected who({ providerId }: OpeningDto): string {
    const name = this.people.treating().find(({ id }) => id === providerId)?.name;
    return name ? shortTitle(name) : '';
  }
}
