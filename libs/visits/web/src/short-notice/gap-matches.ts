import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { MatchDto, MatchesDto, OfferAnswer } from '@cuspid/visits/contracts';
import { ClinicClock, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton } from '@cuspid/ui';
import type { ChosenGap } from '../calendar/chosen-gap';
import { clockText } from '../calendar/day-plan';
import { VisitActs } from '../visit-acts';
import { MatchRow } from './match-row';
import { ShortNoticeApi } from './short-notice-api';

/** Who could come in a free stretch, the longest waiting first; offering it is a call, and the answer is written down here. */
@Component({
  selector: 'cd-gap-matches',
  imports: [ErrorPanel, MatchRow, RouterLink, Skeleton, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (may) {
      <section class="cal-side-part" aria-labelledby="gap-matches">
        <div class="flex items-baseline gap-2 mb-1">
          <h2 id="gap-matches" class="grow whitespace-nowrap">{{ 'visits.notice.title' | transloco }}</h2>
          <span class="text-small text-ink-3 tabular truncate">{{ where() }}</span>
        </div>
        @if (matches(); as told) {
          @if (elsewhere(); as offer) {
            <p class="notice-offered" role="status">
              {{ (offer.minutes ? 'visits.notice.offeredTo' : 'visits.notice.offeredToNow') | transloco: offer }}
            </p>
          }
          <ul class="notice-rows">
            @for (match of told.items; track match.entry.id) {
              <li>
                <cd-match-row
                  [match]="match"
                  [gapStartsAt]="gap().startsAt"
                  [isBusy]="busy() !== null"
                  [isTaken]="isTaken(match)"
                  (offered)="offer(match)"
                  (answered)="answer(match, $event)"
                />
              </li>
            } @empty {
              <li class="text-small text-ink-3 py-1.5">{{ 'visits.notice.nobody' | transloco }}</li>
            }
          </ul>
          <p class="mt-2 text-small">
            <a class="link" routerLink="/calendar/short-notice">{{ 'visits.notice.all' | transloco }}</a>
          </p>
        } @else if (problem(); as failure) {
          <cd-error-panel
            [heading]="'visits.notice.notLoaded' | transloco"
            [detail]="failure.detail"
            [requestId]="failure.requestId"
            (retry)="resource.reload()"
          />
        } @else {
          <cd-skeleton [rows]="3" (retry)="resource.reload()" />
        }
      </section>
    }
  `,
})
export class GapMatches {
  readonly gap = input.required<ChosenGap>();

  private readonly api = inject(ShortNoticeApi);
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  protected readonly may = inject(Session).can('visit.schedule');
  protected readonly busy = signal<number | null>(null);
  private readonly asked = computed(
    () => {
      const { startsAt, minutes, providerId, chairId } = this.gap();
      return { startsAt, minutes, ...(providerId && { providerId }), ...(chairId && { chairId }) };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly resource = httpResource<MatchesDto>(() =>
    this.may ? { url: '/api/short-notice/matches', params: this.asked() } : undefined,
  );
  /** What was read last stays while the same gap is read again. */
  private readonly read = linkedSignal<MatchesDto | null, { of: object; told: MatchesDto } | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (now, before) => (now ? { of: untracked(this.asked), told: now } : (before?.value ?? null)),
  });
  protected readonly matches = computed(() => (this.read()?.of === this.asked() ? this.read()?.told : undefined));
  protected readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  protected readonly where = computed(() => {
    const { minutes, start } = this.gap();
    return this.words.translate('visits.notice.at', { minutes, time: clockText(start) });
  });
  /** The gap is being offered to somebody who is not among the rows. */
  protected readonly elsewhere = computed(() => {
    const told = this.matches();
    const offer = told?.offers.find(
      ({ entryId }) => !told.items.some(({ entry }) => entry.offer && entry.id === entryId),
    );
    if (!offer) return null;
    const minutes = Math.max(0, Math.floor((this.clock.now().getTime() - Date.parse(offer.at)) / 60_000));
    return { minutes, who: offer.by?.name ?? '', name: `${offer.patient.firstName} ${offer.patient.lastName}` };
  });

  constructor() {
    const reread = rereads(this.resource);
    inject(LiveEvents).on('visits', reread);
    const acts = inject(VisitActs);
    effect(() => {
      if (acts.changes() + this.api.changes()) untracked(reread);
    });
  }

  /** Somebody is being offered the time, or some of it. */
  protected isTaken({ entry, startsAt }: MatchDto): boolean {
    const [from, until] = [Date.parse(startsAt), Date.parse(startsAt) + entry.minutes * 60_000];
    const offers = this.matches()?.offers ?? [];
    return offers.some((offer) => {
      const start = Date.parse(offer.startsAt);
      return offer.entryId !== entry.id && start < until && start + offer.minutes * 60_000 > from;
    });
  }

  protected offer({ entry, startsAt }: MatchDto): Promise<void> {
    const { providerId, chairId } = this.gap();
    return this.take(entry.id, () => this.api.offer(entry, { startsAt, providerId, chairId }));
  }

  protected answer({ entry }: MatchDto, answer: OfferAnswer): Promise<void> {
    return this.take(entry.id, () => this.api.answer(entry, answer));
  }

  private async take(id: number, act: () => Promise<boolean>): Promise<void> {
    if (this.busy() !== null) return;
    this.busy.set(id);
    await act();
    this.busy.set(null);
  }
}
