import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideUsersRound } from '@lucide/angular';
import { Display } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';
import type { PersonHereDto } from '@cuspid/dental-chart/contracts';
import { ChartPresence } from './chart-presence';

/** Faces shown; the others are a number. */
const SHOWN = 3;

/** Who else looks at this chart, or records on it: initials, and the word where there is room for it. */
@Component({
  selector: 'cd-people-here',
  imports: [Avatar, LucideUsersRound, TranslocoPipe],
  host: { class: 'flex-none', role: 'status' },
  template: `
    @if (others().length > 0) {
      <span
        class="inline-flex items-center gap-1.5 h-7 px-1.5 text-small font-medium whitespace-nowrap"
        [title]="title()"
      >
        <svg lucideUsersRound class="text-ink-2" [size]="15"></svg>
        <span class="inline-flex -space-x-1.5">
          @for (one of faces(); track one.person.id) {
            <cd-avatar [name]="one.person.name" [class]="one.isRecording ? 'rounded-full ring-2 ring-accent' : ''" />
          }
        </span>
        @if (more() > 0) {
          <span class="text-ink-3 tabular">+{{ more() }}</span>
        }
        @if (!display.isNarrow()) {
          <span [class]="isRecording() ? 'text-accent-ink' : 'text-ink-2'" aria-hidden="true">{{
            word() | transloco
          }}</span>
        }
        <span class="cdk-visually-hidden">{{ title() }}</span>
      </span>
    }
  `,
})
export class PeopleHere {
  private readonly presence = inject(ChartPresence);
  private readonly words = inject(TranslocoService);
  protected readonly display = inject(Display);
  protected readonly others = this.presence.others;
  protected readonly faces = computed(() => this.others().slice(0, SHOWN));
  protected readonly more = computed(() => this.others().length - this.faces().length);
  protected readonly isRecording = computed(() => this.others().some(({ isRecording }) => isRecording));
  protected readonly word = computed(() => {
    if (this.isRecording()) return this.others().length > 1 ? 'chart.people.someRecord' : 'chart.people.records';
    return this.others().length > 1 ? 'chart.people.view' : 'chart.people.views';
  });
  protected readonly title = computed(() =>
    this.others()
      .map((one) => this.sentenceOf(one))
      .join(' '),
  );

  private sentenceOf({ person, isRecording }: PersonHereDto): string {
    const key = isRecording ? 'chart.people.oneRecords' : 'chart.people.oneViews';
    return this.words.translate(key, { name: person.name });
  }
}
