import { Component, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Toasts } from '@cuspid/ui';
import { PasswordForm } from '../password/password-form';

/** One's own password. */
@Component({
  selector: 'cd-password-panel',
  imports: [PasswordForm, TranslocoPipe],
  template: `
    <section class="account">
      <h2 class="text-title">{{ 'account.password' | transloco }}</h2>
      <p class="account-text">{{ 'auth.change.text' | transloco }}</p>
      <cd-password-form
        class="block max-w-[420px]"
        [currentLabel]="'auth.current' | transloco"
        [saveLabel]="'auth.change.save' | transloco"
        (changed)="done()"
      />
    </section>
  `,
})
export class PasswordPanel {
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);

  protected done(): void {
    this.toasts.show(this.words.translate('auth.change.done'));
  }
}
