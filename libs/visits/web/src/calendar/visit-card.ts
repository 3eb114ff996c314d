import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideLayers, LucideRepeat, LucideTriangleAlert } from '@lucide/angular';
import type { VisitDto } from '@cuspid/visits/contracts';
import { StatusDial } from '@cuspid/ui';
import { plannedText } from '../booking/procedure-picker';
import { nameOf, Present, stateOf } from '../visit-states';
import { Card } from './day-plan';

/** One line holds what fits in less than this. */
const SHORT_MINUTES = 25;

export const isShort = ({ start, end }: Card): boolean => end - start < SHORT_MINUTES;

/** What a visit is for: what is planned, where that is known, else its kind. */
export const whatOf = ({ procedures, type }: Pick<VisitDto, 'procedures' | 'type'>): string =>
  procedures.length ? plannedText(procedures) : type;

/** What stands on a visit in the book: the dial, who, what for, and that it was booked over something else. */
@Component({
  selector: 'cd-visit-card',
  imports: [LucideLayers, LucideRepeat, LucideTriangleAlert, StatusDial, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <span class="cal-card-head">
      <cd-status-dial [state]="state()" />
      <span class="cal-card-name">{{ name() }}</span>
      @if (isShort()) {
        <span class="cal-card-what">{{ what() }}</span>
      }
      @if (card().visit.series) {
        <svg lucideRepeat [size]="12" class="cal-card-series"></svg>
      }
      @if (card().visit.overbookReason) {
        <svg lucideLayers [size]="13" class="cal-card-over"></svg>
      }
      @if (present()?.alert) {
        <svg lucideTriangleAlert [size]="13" class="cal-card-alert"></svg>
      }
    </span>
    @if (!isShort()) {
      <span class="cal-card-what">{{ what() }}</span>
    }
    @if (card().visit.overbookReason; as reason) {
      <span class="cal-card-why">{{ 'visits.overbooked' | transloco: { reason } }}</span>
    }
  `,
})
export class VisitCard {
  readonly card = input.required<Card>();
  readonly present = input<Present>();

  protected readonly what = computed(() => whatOf(this.card().visit));
  protected readonly name = computed(() => nameOf(this.card().visit));
  protected readonly state = computed(() => stateOf(this.card().visit, this.present()));
  protected readonly isShort = computed(() => isShort(this.card()));
}
