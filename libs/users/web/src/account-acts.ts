import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { UserDto } from '@cuspid/users/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { tieWords } from './tie-words';
import { UsersApi } from './users-api';

type Who = Pick<UserDto, 'id' | 'name' | 'email' | 'role'>;

/** What is done to an account at once: says what happened, offers Undo where there is one, and says what failed. */
@Injectable()
export class AccountActs {
  private readonly api = inject(UsersApi);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly running = signal(false);
  readonly isBusy = this.running.asReadonly();

  resetPassword(who: Who): Promise<boolean> {
    return this.do('password.failed', who, async () => {
      await this.api.resetPassword(who.id);
      this.toasts.show(this.say('password.done', who));
    });
  }

  /** @param after what the page does once an Undo is done */
  deactivate(who: Who, after: () => void): Promise<boolean> {
    return this.do('leave.failed', who, async () => {
      const { ended } = await this.api.deactivate(who.id);
      const text = ended.length
        ? this.words.translate('users.leave.doneEnded', { name: who.name, ended: tieWords(ended, this.words) })
        : this.say('leave.done', who);
      const undo = async () => {
        await this.reactivate(who);
        after();
      };
      this.toasts.show(text, { label: this.words.translate('ui.undo'), run: () => void undo() });
    });
  }

  reactivate(who: Who): Promise<boolean> {
    return this.do('back.failed', who, async () => {
      await this.api.reactivate(who.id);
      this.toasts.show(this.say('back.done', who));
    });
  }

  /** Asks with the address typed, then deletes for good. */
  async purge(who: Who): Promise<boolean> {
    const yes = await this.confirmation.ask({
      title: this.say('purge.ask', who),
      text: this.say('purge.text', who),
      action: this.say('purge.verb', who),
      danger: true,
      typed: who.email,
    });
    if (!yes) return false;
    return this.do('purge.failed', who, async () => {
      const { outcome } = await this.api.purge(who.id);
      this.toasts.show(this.say(`purge.${outcome}`, who));
    });
  }

  private async do(failed: string, who: Who, work: () => Promise<void>): Promise<boolean> {
    if (this.running()) return false;
    this.running.set(true);
    try {
      await work();
      return true;
    } catch (error) {
      const why = problemOf(error).detail;
      this.toasts.error([this.say(failed, who), why].filter(Boolean).join(' '));
      return false;
    } finally {
      this.running.set(false);
    }
  }

  private say(key: string, { id, name, email, role }: Who): string {
    const values = { id, name, email, role: this.words.translate(`roles.${role}`).toLowerCase() };
    return this.words.translate(`users.${key}`, values);
  }
}
