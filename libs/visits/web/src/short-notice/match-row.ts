import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { MatchDto, OfferAnswer } from '@cuspid/visits/contracts';
import { ClinicClock, phoneText, weekdayText } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';

const [MINUTE, DAY] = [60_000, 86_400_000];

/** Somebody who could come: how long they have waited, and, while they are called, their number and what they say. */
@Component({
  selector: 'cd-match-row',
  imports: [Avatar, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <div class="flex items-center gap-2.5 min-h-11">
      <cd-avatar [name]="name()" />
      <div class="grow min-w-0">
        <a class="notice-name" [routerLink]="['/patients', entry().patient.id]">{{ name() }}</a>
        <p class="text-small text-ink-2 truncate tabular">{{ about() }}</p>
      </div>
      @if (!offer()) {
        <button
          type="button"
          class="btn btn-small"
          [disabled]="isBusy() || isTaken()"
          [attr.aria-label]="'visits.notice.offerTo' | transloco: { name: name() }"
          (click)="offered.emit()"
        >
          {{ 'visits.notice.offer' | transloco }}
        </button>
      }
    </div>
    @if (offer(); as offer) {
      <div class="notice-call">
        <p role="status">
          @if (phone(); as number) {
            <b class="tabular">{{ number }}</b>
          } @else {
            <span class="text-ink-3">{{ 'visits.notice.noPhone' | transloco }}</span>
          }
          <span class="text-ink-2">
            · {{ (offer.minutes ? 'visits.notice.offered' : 'visits.notice.offeredNow') | transloco: offer }}</span
          >
        </p>
        @if (entry().note; as note) {
          <p class="text-ink-2">{{ note }}</p>
        }
        <div class="mt-2 flex flex-wrap gap-2">
          <button
            type="button"
            class="btn btn-small btn-primary"
            [disabled]="isBusy()"
            (click)="answered.emit('ACCEPTED')"
          >
            {{ 'visits.notice.accepted' | transloco }}
          </button>
          <button type="button" class="btn btn-small" [disabled]="isBusy()" (click)="answered.emit('DECLINED')">
            {{ 'visits.notice.declined' | transloco }}
          </button>
          <button type="button" class="btn btn-small" [disabled]="isBusy()" (click)="answered.emit('NO_ANSWER')">
            {{ 'visits.notice.unanswered' | transloco }}
          </button>
        </div>
      </div>
    }
  `,
})
export class MatchRow {
  readonly match = input.required<MatchDto>();
  readonly gapStartsAt = input.required<string>();
  readonly isBusy = input(false);
  /** Somebody else is being offered the time. */
  readonly isTaken = input(false);
  readonly offered = output<void>();
  readonly answered = output<OfferAnswer>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly entry = computed(() => this.match().entry);
  protected readonly name = computed(() => `${this.entry().patient.firstName} ${this.entry().patient.lastName}`);
  protected readonly phone = computed(() => phoneText(this.entry().patient.phone ?? ''));
  /** “Crown fit · 9 days”, when in the gap if not at its start, and how often they said no. */
  protected readonly about = computed(() => {
    const { type, createdAt, declined } = this.entry();
    const days = Math.floor((this.clock.now().getTime() - Date.parse(createdAt)) / DAY);
    const { startsAt } = this.match();
    return [
      type,
      startsAt === this.gapStartsAt() ? '' : this.say('from', { time: this.clock.time(startsAt) }),
      days === 0 ? this.say('sinceToday') : this.say(days === 1 ? 'oneDay' : 'days', { days }),
      declined ? this.say(declined === 1 ? 'declinedOnce' : 'declinedOften', { declined }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  });
  /** What they are being offered; another time than this is said with its day. */
  protected readonly offer = computed(() => {
    const { offer } = this.entry();
    if (!offer) return null;
    const day = this.clock.today(offer.startsAt);
    return {
      who: offer.by?.name ?? '',
      minutes: Math.max(0, Math.floor((this.clock.now().getTime() - Date.parse(offer.at)) / MINUTE)),
      time: `${day === this.clock.today() ? '' : `${weekdayText(day)} `}${this.clock.time(offer.startsAt)}`,
    };
  });

  private say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`visits.notice.${key}`, values);
  }
}
