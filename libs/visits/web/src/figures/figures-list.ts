import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Page } from '@cuspid/platform/contracts';
import type { VisitDto } from '@cuspid/visits/contracts';
import { ClinicClock, dayText, problemOf } from '@cuspid/platform/web';
import { ErrorPanel, Pager, type PageTurned, Sheet, Skeleton, Status } from '@cuspid/ui';
import { nameOf, stateOf } from '../visit-states';

const SIZE = 25;
const FILTERS = ['status', 'type', 'providerId'] as const;

/** The visits behind a number. */
@Component({
  selector: 'cd-figures-list',
  imports: [ErrorPanel, Pager, RouterLink, Sheet, Skeleton, Status, TranslocoPipe],
  template: `
    <cd-sheet [heading]="'visits.figures.list' | transloco" (closed)="closed.emit()">
      @if (shown(); as page) {
        <ul class="figures-list">
          @for (visit of page.items; track visit.id) {
            <li>
              <a [routerLink]="['/patients', visit.patient.id, 'visits']">{{ nameOf(visit) }}</a>
              <span class="text-ink-3 tabular">{{ when(visit) }}</span>
              <span class="text-ink-2 truncate">{{ visit.type }}</span>
              <cd-status [state]="stateOf(visit)" />
            </li>
          } @empty {
            <li class="text-ink-3">{{ 'visits.figures.none' | transloco }}</li>
          }
        </ul>
      } @else if (problem(); as failure) {
        <cd-error-panel
          [heading]="'visits.figures.notLoaded' | transloco"
          [detail]="failure.detail"
          [requestId]="failure.requestId"
          (retry)="resource.reload()"
        />
      } @else {
        <cd-skeleton [rows]="8" (retry)="resource.reload()" />
      }
      <div foot class="flex items-center">
        <cd-pager
          [page]="shown()"
          [after]="place().after ?? ''"
          [from]="+(place().from ?? 0)"
          (turned)="place.set($event)"
        />
      </div>
    </cd-sheet>
  `,
})
export class FiguresList {
  readonly filter = input.required<URLSearchParams>();
  readonly from = input.required<string>();
  readonly to = input.required<string>();
  readonly closed = output<void>();

  private readonly clock = inject(ClinicClock);
  protected readonly nameOf = nameOf;
  protected readonly stateOf = stateOf;
  private readonly asked = computed(() => {
    const [filter, from, to] = [this.filter(), this.from(), this.to()];
    const period = filter.has('made') ? { madeFrom: from, madeTo: to } : { from, to };
    const further = FILTERS.flatMap((key) => (filter.has(key) ? [[key, filter.get(key) ?? '']] : []));
    return { ...period, ...Object.fromEntries(further), isBooked: true, count: true, limit: SIZE };
  });
  /** Another list begins at its beginning. */
  protected readonly place = linkedSignal<object, PageTurned>({
    source: this.asked,
    computation: () => ({ after: null, from: null }),
  });
  protected readonly resource = httpResource<Page<VisitDto>>(() => {
    const cursor = this.place().after;
    return { url: '/api/visits', params: { ...this.asked(), ...(cursor && { cursor }) } };
  });
  protected readonly shown = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));

  protected when({ startsAt }: VisitDto): string {
    return `${dayText(this.clock.today(startsAt))}, ${this.clock.time(startsAt)}`;
  }
}
