import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { form } from '@angular/forms/signals';
import { LucideCheck, LucideCircleAlert, LucideLink2Off } from '@lucide/angular';
import { problemOf, save } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';
import { NewPassword } from '../password/new-password';
import { newPasswordRules } from '../password/new-password-rules';
import { DoorFrame } from './door-frame';
import { takeToken } from './reset-token';

const DEAD = 'reset-link-dead';

/** A new password by the link of a mail: good once, for half an hour. */
@Component({
  selector: 'cd-reset-password-page',
  imports: [DoorFrame, NewPassword, RouterLink, LucideCheck, LucideCircleAlert, LucideLink2Off, TranslocoPipe],
  templateUrl: './reset-password-page.html',
})
export class ResetPasswordPage {
  private readonly http = inject(HttpClient);
  private readonly words = inject(TranslocoService);
  private readonly token = takeToken();

  protected readonly state = signal<'asking' | 'dead' | 'done'>(this.token ? 'asking' : 'dead');
  protected readonly model = signal({ newPassword: '', repeated: '' });
  protected readonly form = form(this.model, (path) => newPasswordRules(path, this.words));

  protected async submit(): Promise<void> {
    const saved = await save(this.form, () => this.reset(), this.words.translate('auth.saveFailed'));
    if (saved && this.state() === 'asking') this.state.set('done');
  }

  private async reset(): Promise<void> {
    const body = { token: this.token, newPassword: this.model().newPassword };
    try {
      await firstValueFrom(this.http.post('/api/auth/password/reset', body));
    } catch (error) {
      if (problemOf(error).code !== DEAD) throw error;
      this.state.set('dead');
    }
  }
}
