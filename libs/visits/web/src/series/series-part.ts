import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideRepeat, LucideUndo2 } from '@lucide/angular';
import type { SeriesDto, VisitDto } from '@cuspid/visits/contracts';
import { ClinicClock, LiveEvents, rereads, Session, weekdayText } from '@cuspid/platform/web';
import { StatusDial } from '@cuspid/ui';
import { VisitActs } from '../visit-acts';
import { stateOf } from '../visit-states';
import { CancelFollowing } from './cancel-following';
import { MoveFollowing } from './move-following';
import { SeriesActs } from './series-acts';

/** The visits that were booked together with one: where each stands, and acts on this one and those that follow it. */
@Component({
  selector: 'cd-series-part',
  imports: [CancelFollowing, LucideRepeat, LucideUndo2, MoveFollowing, StatusDial, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <section class="cal-side-part" [attr.aria-label]="'visits.series.title' | transloco">
      <div class="flex items-center gap-2 mb-2">
        <svg lucideRepeat [size]="14" class="text-ink-3"></svg>
        <h2 class="grow">{{ 'visits.series.place' | transloco: place() }}</h2>
        <span class="text-small text-ink-3">{{ rhythm() }}</span>
      </div>
      @if (series.error()) {
        <p class="field-error" role="alert">{{ 'visits.series.notLoaded' | transloco }}</p>
      }
      <ol class="book-dates">
        @for (member of members(); track member.visit.id) {
          <li [attr.aria-current]="member.visit.id === visit().id ? 'true' : null">
            <cd-status-dial [state]="stateOf(member.visit)" />
            <button
              type="button"
              class="link tabular whitespace-nowrap"
              [class.font-semibold]="member.visit.id === visit().id"
              (click)="picked.emit(member.visit)"
            >
              {{ when(member.visit) }}
            </button>
            <span class="text-ink-3 truncate">
              {{
                member.visit.status !== 'SCHEDULED'
                  ? ('ui.status.' + stateOf(member.visit) | transloco)
                  : member.isApart
                    ? ('visits.series.apart' | transloco)
                    : ''
              }}
            </span>
          </li>
        }
      </ol>
      @if (isOneOfMany() && session.can('visit.schedule')) {
        <button
          type="button"
          class="btn btn-small mt-2.5"
          [disabled]="seriesActs.isBusy()"
          (click)="seriesActs.undo(visit())"
        >
          <svg lucideUndo2 [size]="14"></svg>{{ 'visits.series.undoAll' | transloco }}
        </button>
      }
      @if (maySchedule() && hasFollowing()) {
        @switch (doing()) {
          @case ('move') {
            <cd-move-following [visit]="visit()" (closed)="doing.set(null)" />
          }
          @case ('cancel') {
            <cd-cancel-following [visit]="visit()" [count]="following()" (closed)="doing.set(null)" />
          }
          @default {
            <div class="mt-2.5 flex flex-wrap gap-2">
              <button type="button" class="btn btn-small" (click)="doing.set('move')">
                {{ 'visits.series.moveOn' | transloco }}
              </button>
              <button type="button" class="btn btn-small" (click)="doing.set('cancel')">
                {{ 'visits.series.cancelOn' | transloco }}
              </button>
            </div>
          }
        }
      }
    </section>
  `,
})
export class SeriesPart {
  readonly visit = input.required<VisitDto>();
  /** Its last change was made to several in one act, and can still be taken back. */
  readonly isOneOfMany = input(false);
  readonly picked = output<VisitDto>();

  protected readonly session = inject(Session);
  protected readonly seriesActs = inject(SeriesActs);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly stateOf = stateOf;
  private readonly id = computed(() => this.visit().id);
  protected readonly series = httpResource<SeriesDto>(() => `/api/visits/${this.id()}/series`);
  protected readonly members = computed(() => (this.series.hasValue() ? this.series.value().members : []));
  protected readonly place = computed(() => ({
    number: this.visit().series?.number ?? 1,
    count: this.visit().series?.count ?? 1,
  }));
  protected readonly rhythm = computed(() => {
    if (!this.series.hasValue()) return '';
    const { every, unit } = this.series.value();
    return this.words.translate(`visits.series.rhythm.${unit}${every === 1 ? 'One' : ''}`, { every });
  });
  /** What is being asked; another visit closes the question. */
  protected readonly doing = linkedSignal<number, 'move' | 'cancel' | null>({
    source: this.id,
    computation: () => null,
  });
  protected readonly maySchedule = computed(
    () => this.visit().status === 'SCHEDULED' && this.session.can('visit.schedule'),
  );
  /** This one and those after it that are still booked. */
  protected readonly following = computed(
    () =>
      this.members().filter(({ number, visit }) => number >= this.place().number && visit.status === 'SCHEDULED')
        .length,
  );
  protected readonly hasFollowing = computed(() => this.following() > 1);

  constructor() {
    const reread = rereads(this.series);
    inject(LiveEvents).on('visits', reread);
    const acts = inject(VisitActs);
    effect(() => {
      if (acts.changes()) untracked(reread);
    });
  }

  protected when({ startsAt }: VisitDto): string {
    return `${weekdayText(this.clock.today(startsAt))} ${this.clock.time(startsAt)}`;
  }
}
