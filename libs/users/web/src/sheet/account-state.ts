import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { LucideKeyRound, LucideMail, LucideMailWarning, LucideUserRoundX } from '@lucide/angular';
import type { UserDto } from '@cuspid/users/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';

interface Told {
  kind: 'waits' | 'refused' | 'password' | 'inactive';
  text: string;
}

/** What somebody must know before they touch the account: where its password is, or that it is closed. */
@Component({
  selector: 'cd-account-state',
  imports: [LucideKeyRound, LucideMail, LucideMailWarning, LucideUserRoundX],
  host: { class: 'block empty:hidden', role: 'status' },
  template: `@for (line of lines(); track line.kind) {
    <p class="user-told" [attr.data-kind]="line.kind">
      @switch (line.kind) {
        @case ('waits') {
          <svg lucideMail></svg>
        }
        @case ('refused') {
          <svg lucideMailWarning></svg>
        }
        @case ('password') {
          <svg lucideKeyRound></svg>
        }
        @default {
          <svg lucideUserRoundX></svg>
        }
      }
      <span>{{ line.text }}</span>
    </p>
  }`,
})
export class AccountState {
  readonly user = input.required<UserDto>();

  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  protected readonly lines = computed((): Told[] => {
    const user = this.user();
    const told: Told[] = [];
    if (user.state === 'INACTIVE' && user.deactivatedAt) {
      told.push({ kind: 'inactive', text: this.say('inactive', { day: this.day(user.deactivatedAt) }) });
    }
    // Without a password of their own and none handed over, there is no old one that works.
    const first = user.state === 'TEMPORARY' && !user.passwordExpiresAt ? 'First' : '';
    if (user.awaitsMail) told.push({ kind: 'waits', text: this.say(`waits${first}`) });
    if (user.mailRefused) told.push({ kind: 'refused', text: this.say(`refused${first}`) });
    if (user.state === 'TEMPORARY' && user.passwordExpiresAt) told.push(this.temporary(user, user.passwordExpiresAt));
    return told;
  });

  private temporary({ name }: UserDto, ends: string): Told {
    const isOver = new Date(ends) <= this.clock.now();
    const when = `${this.day(ends)}, ${this.clock.time(ends)}`;
    return { kind: 'password', text: this.say(isOver ? 'expired' : 'temporary', { when, name }) };
  }

  private day(instant: string): string {
    return dayText(this.clock.today(instant));
  }

  private say(key: string, values: Record<string, string> = {}): string {
    return this.words.translate(`users.told.${key}`, values);
  }
}
