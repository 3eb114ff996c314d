import { Component, input } from '@angular/core';
import {
  LucideCalendar,
  LucideGitMerge,
  LucideGraduationCap,
  LucidePencil,
  LucideTicket,
  LucideTriangleAlert,
  LucideUserPlus,
  LucideUsers,
} from '@lucide/angular';
import type { TimelineKind } from '@cuspid/patients/contracts';

/** The mark of a kind of entry; the chart's is a tooth. */
@Component({
  selector: 'cd-entry-icon',
  imports: [
    LucideCalendar,
    LucideGitMerge,
    LucideGraduationCap,
    LucidePencil,
    LucideTicket,
    LucideTriangleAlert,
    LucideUserPlus,
    LucideUsers,
  ],
  host: { class: 'timeline-icon', 'aria-hidden': 'true' },
  template: `
    @switch (kind()) {
      @case ('registration') {
        <svg lucideUserPlus [size]="14"></svg>
      }
      @case ('visits') {
        <svg lucideCalendar [size]="14"></svg>
      }
      @case ('queue') {
        <svg lucideTicket [size]="14"></svg>
      }
      @case ('alerts') {
        <svg lucideTriangleAlert [size]="14"></svg>
      }
      @case ('care-team') {
        <svg lucideUsers [size]="14"></svg>
      }
      @case ('cases') {
        <svg lucideGraduationCap [size]="14"></svg>
      }
      @case ('chart') {
        <svg viewBox="0 0 24 24" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.75">
          <path
            d="M12 5.5c-1.6-1.3-3.3-2-5-1.6C4.600 4.500 3.500 7 4 10c.3 1.800 1 2.800 1.400 5 .4 2.300.6 5.500 2.300 5.500 2 0 1.600-5.500 4.300-5.500s2.300 5.500 4.300 5.500c1.700 0 1.900-3.200 2.300-5.500.4-2.200 1.100-3.200 1.400-5 .5-3-.6-5.500-3-6.100-1.700-.4-3.400.3-5 1.600z"
          />
        </svg>
      }
      @default {
        @if (isMerge()) {
          <svg lucideGitMerge [size]="14"></svg>
        } @else {
          <svg lucidePencil [size]="14"></svg>
        }
      }
    }
  `,
})
export class EntryIcon {
  readonly kind = input.required<TimelineKind>();
  readonly isMerge = input(false);
}
