import { Clipboard } from '@angular/cdk/clipboard';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucideCopy } from '@lucide/angular';
import type { MadeVisitFeedDto, VisitFeedDto } from '@cuspid/visits/contracts';
import { ClinicClock, dayText, idempotencyKey, once, problemOf, WEB_CONFIG } from '@cuspid/platform/web';
import { Confirmation, Skeleton, Toasts } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';

const ADDRESS = '/api/visits/feed';

/** The link of one's own calendar feed: make it, copy it, see when it was fetched, take it back. */
@Component({
  selector: 'cd-visit-feed',
  imports: [LucideCircleAlert, LucideCopy, Skeleton, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './visit-feed.html',
})
export class VisitFeed {
  private readonly http = inject(HttpClient);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly clipboard = inject(Clipboard);
  private readonly base = inject(WEB_CONFIG).apiBaseUrl;

  protected readonly resource = httpResource<VisitFeedDto>(() => ADDRESS);
  protected readonly feed = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  /** The address just made: it is told this once. */
  protected readonly fresh = signal<string | null>(null);
  protected readonly copied = signal(false);
  protected readonly isBusy = signal(false);

  protected async make(withTypes: boolean): Promise<void> {
    if (this.feed()?.isOut && !(await this.sure('again', false))) return;
    await this.try('notMade', async () => {
      const headers = once(idempotencyKey());
      const made = await firstValueFrom(this.http.post<MadeVisitFeedDto>(ADDRESS, { withTypes }, { headers }));
      const address = `${this.base}/visits/feed/${made.token}.ics`;
      this.fresh.set(new URL(address, globalThis.location.origin).href);
      this.copied.set(false);
    });
  }

  protected async revoke(): Promise<void> {
    if (!(await this.sure('revoke', true))) return;
    await this.try('notRevoked', async () => {
      await firstValueFrom(this.http.delete(ADDRESS));
      this.fresh.set(null);
      this.toasts.show(this.say('revoked'));
    });
  }

  protected copy(address: string): void {
    this.copied.set(this.clipboard.copy(address));
  }

  protected when(instant: string | null): string {
    if (!instant) return '';
    const [day, today] = [this.clock.today(instant), this.clock.today()];
    const time = this.clock.time(instant);
    return day === today ? this.say('todayAt', { time }) : this.say('at', { day: dayText(day), time });
  }

  private async try(otherwise: string, act: () => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    try {
      await act();
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.say(otherwise));
    } finally {
      this.isBusy.set(false);
      this.resource.reload();
    }
  }

  private sure(what: 'again' | 'revoke', danger: boolean): Promise<boolean> {
    return this.confirmation.ask({
      title: this.say(`${what}Title`),
      text: this.say(`${what}Text`),
      action: this.say(what),
      danger,
    });
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`visits.feed.${key}`, values);
  }
}
