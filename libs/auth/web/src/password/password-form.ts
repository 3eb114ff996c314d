import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField, required, validate } from '@angular/forms/signals';
import { TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { save, Session, SessionGrant } from '@cuspid/platform/web';
import { Field } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { NewPassword } from './new-password';
import { newPasswordRules } from './new-password-rules';
import { PasswordField } from './password-field';

const NOTHING = { currentPassword: '', newPassword: '', repeated: '' };

/** Old password, new one twice, how strong it is and why. The answer of the API carries the new session. */
@Component({
  selector: 'cd-password-form',
  imports: [Field, FormField, NewPassword, PasswordField, LucideCircleAlert],
  templateUrl: './password-form.html',
})
export class PasswordForm {
  readonly currentLabel = input.required<string>();
  readonly saveLabel = input.required<string>();
  readonly changed = output<void>();

  private readonly http = inject(HttpClient);
  private readonly words = inject(TranslocoService);
  protected readonly session = inject(Session);

  protected readonly personal = computed(() => {
    const user = this.session.user();
    return user ? [user.name, user.email] : [];
  });
  protected readonly model = signal({ ...NOTHING });
  protected readonly form = form(this.model, (path) => {
    required(path.currentPassword, { message: () => this.words.translate('door.enterPassword') });
    newPasswordRules(path, this.words, () => this.personal());
    validate(path.newPassword, ({ value, valueOf }) =>
      value() && value() === valueOf(path.currentPassword)
        ? { kind: 'same', message: this.words.translate('auth.sameAsOld') }
        : null,
    );
  });

  protected async submit(): Promise<void> {
    const saved = await save(this.form, () => this.change(), this.words.translate('auth.saveFailed'));
    if (!saved) return;
    this.form().reset({ ...NOTHING });
    this.changed.emit();
  }

  private async change(): Promise<void> {
    const { currentPassword, newPassword } = this.model();
    const body = { currentPassword, newPassword };
    const answer = this.http.put<SessionGrant>('/api/auth/password', body, { withCredentials: true });
    this.session.take(await firstValueFrom(answer), 'tell');
  }
}
