import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageHeader, Toasts } from '@cuspid/ui';
import { PasswordForm } from './password-form';

/** One's own password, from the menu under one's name. */
@Component({
  selector: 'cd-password-page',
  imports: [PageHeader, PasswordForm, TranslocoPipe],
  template: `
    <div class="page overflow-y-auto">
      <cd-page-header [heading]="'auth.change.title' | transloco" />
      <div class="px-(--gutter) pb-6 w-full max-w-[420px]">
        <p class="text-ink-2 mb-5">{{ 'auth.change.text' | transloco }}</p>
        <cd-password-form
          [currentLabel]="'auth.current' | transloco"
          [saveLabel]="'auth.change.save' | transloco"
          (changed)="done()"
        />
      </div>
    </div>
  `,
})
export class PasswordPage {
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);

  protected async done(): Promise<void> {
    this.toasts.show(this.words.translate('auth.change.done'));
    await this.router.navigateByUrl('/');
  }
}
