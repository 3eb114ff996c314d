import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucideMailCheck } from '@lucide/angular';
import { save } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { DoorFrame } from './door-frame';

/** Asks for a link to a new password. It says the same whatever address was typed: nobody learns who works here. */
@Component({
  selector: 'cd-forgot-password-page',
  imports: [DoorFrame, Field, FormField, TextInput, RouterLink, LucideCircleAlert, LucideMailCheck, TranslocoPipe],
  templateUrl: './forgot-password-page.html',
})
export class ForgotPasswordPage {
  private readonly http = inject(HttpClient);
  private readonly words = inject(TranslocoService);

  protected readonly model = signal({ email: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.email, { message: () => this.words.translate('auth.enterEmail') });
  });
  /** The address the answer is about, once there is one. */
  protected readonly asked = signal<string | null>(null);

  protected async ask(): Promise<void> {
    const email = this.model().email.trim();
    const asked = await save(this.form, () => this.send(email), this.words.translate('auth.forgot.failed'));
    if (asked) this.asked.set(email);
  }

  protected again(): void {
    this.asked.set(null);
  }

  private send(email: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/auth/password/forgot', { email }));
  }
}
