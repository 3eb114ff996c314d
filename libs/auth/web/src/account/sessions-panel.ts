import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  LucideDynamicIcon,
  LucideMonitor,
  LucideSmartphone,
  LucideSquareTerminal,
  LucideTablet,
} from '@lucide/angular';
import type { SessionDto } from '@cuspid/auth/contracts';
import { ClinicClock, dayText, problemOf, Session } from '@cuspid/platform/web';
import { Chip, ErrorPanel, Skeleton, Toasts } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { Device, deviceOf } from './device';

const ICONS = {
  computer: LucideMonitor,
  phone: LucideSmartphone,
  tablet: LucideTablet,
  program: LucideSquareTerminal,
};
const JUST_NOW_MS = 120_000;
const NOT_THERE = 404;

/** Where one is signed in: what each is, when it was used, and a way to end it. */
@Component({
  selector: 'cd-sessions-panel',
  imports: [Chip, ErrorPanel, Skeleton, LucideDynamicIcon, TranslocoPipe],
  templateUrl: './sessions-panel.html',
})
export class SessionsPanel {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);

  protected readonly sessions = httpResource<SessionDto[]>(() => '/api/auth/sessions');
  protected readonly problem = computed(() => (this.sessions.error() ? problemOf(this.sessions.error()) : null));
  protected readonly rows = computed(() => (this.sessions.hasValue() ? this.sessions.value() : []).map(this.rowOf));
  protected readonly hasOthers = computed(() => this.rows().some((row) => !row.isThis));
  protected readonly busy = signal(false);

  protected async end(row: { id: number; isThis: boolean; device: string }): Promise<void> {
    if (row.isThis) return this.session.signOut();
    await this.try(`/api/auth/sessions/${row.id}`, this.say('ended', { device: row.device }));
  }

  protected async endOthers(): Promise<void> {
    await this.try('/api/auth/sessions', this.say('othersEnded'));
  }

  private async try(address: string, done: string): Promise<void> {
    this.busy.set(true);
    try {
      await firstValueFrom(this.http.delete(address));
      this.toasts.show(done);
    } catch (error) {
      // Ended meanwhile, by itself or from elsewhere: that is what was wanted.
      if (problemOf(error).status === NOT_THERE) this.toasts.show(done);
      else this.toasts.error(this.say('endFailed'));
    } finally {
      this.busy.set(false);
      this.sessions.reload();
    }
  }

  private readonly rowOf = (one: SessionDto) => {
    const device = deviceOf(one.agent);
    const isNow = this.clock.now().getTime() - Date.parse(one.lastActivityAt) < JUST_NOW_MS;
    return {
      id: one.id,
      isThis: one.isThis,
      icon: ICONS[device.kind],
      device: this.nameOf(device),
      address: one.address,
      active: this.say('active', { when: isNow ? this.say('now') : this.when(one.lastActivityAt) }),
      since: this.say('since', { when: this.when(one.startedAt) }),
      until: this.say('until', { when: this.when(one.endsAt) }),
    };
  };

  private nameOf({ kind, browser, system }: Device): string {
    if (kind === 'program') return browser ?? this.say('unknown');
    const name = browser ?? this.say('browser');
    return system ? this.say('device', { browser: name, system }) : name;
  }

  /** "today, 10:42", "22 Nov 2026, 18:05": in the clinic. */
  private when(instant: string): string {
    const time = this.clock.time(instant);
    const day = this.clock.today(instant);
    const today = this.clock.today();
    return day === today ? this.say('todayAt', { time }) : this.say('at', { day: dayText(day), time });
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`auth.sessions.${key}`, values);
  }
}
