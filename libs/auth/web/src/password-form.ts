import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField, minLength, required, validate } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { save, Session, SessionGrant } from '@cuspid/platform/web';
import { Field } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { PasswordField } from './password-field';
import { PASSWORD_MIN, strengthOf } from './password-strength';

/** Old password, new one twice, a word for its strength. The answer of the API carries the new session. */
@Component({
  selector: 'cd-password-form',
  imports: [Field, FormField, PasswordField, LucideCircleAlert, TranslocoPipe],
  templateUrl: './password-form.html',
})
export class PasswordForm {
  readonly currentLabel = input.required<string>();
  readonly saveLabel = input.required<string>();
  readonly changed = output<void>();

  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly words = inject(TranslocoService);

  protected readonly min = PASSWORD_MIN;
  protected readonly model = signal({ currentPassword: '', newPassword: '', repeated: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.currentPassword, { message: () => this.words.translate('auth.enterPassword') });
    required(path.newPassword, { message: () => this.words.translate('auth.enterPassword') });
    minLength(path.newPassword, PASSWORD_MIN, {
      message: () => this.words.translate('auth.tooShort', { min: PASSWORD_MIN }),
    });
    validate(path.newPassword, ({ value, valueOf }) =>
      value() && value() === valueOf(path.currentPassword)
        ? { kind: 'same', message: this.words.translate('auth.sameAsOld') }
        : null,
    );
    validate(path.repeated, ({ value, valueOf }) =>
      value() === valueOf(path.newPassword)
        ? null
        : { kind: 'different', message: this.words.translate('auth.notSame') },
    );
  });

  protected readonly strength = computed(() => {
    const { newPassword } = this.model();
    const user = this.session.user();
    const personal = [...(user?.name.split(/\s+/) ?? []), user?.email.split('@')[0] ?? ''];
    return newPassword ? strengthOf(newPassword, personal) : null;
  });

  protected async submit(): Promise<void> {
    const saved = await save(this.form, () => this.change(), this.words.translate('auth.saveFailed'));
    if (saved) this.changed.emit();
  }

  private async change(): Promise<void> {
    const { currentPassword, newPassword } = this.model();
    const body = { currentPassword, newPassword };
    const answer = this.http.put<SessionGrant>('/api/auth/password', body, { withCredentials: true });
    this.session.take(await firstValueFrom(answer), 'tell');
  }
}
