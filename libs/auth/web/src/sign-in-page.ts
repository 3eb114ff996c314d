import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { form, FormField, required, submit } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { localPath, Problem, problemOf, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { BrandMark, Field, TextInput } from '@cuspid/ui';
import { ArchDrawing } from './arch-drawing';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo-people';
import { PasswordField } from './password-field';
import { VERSION } from './version';

/** Which words a refusal gets. Unknown, inactive and wrong are the same to the person. */
function wordsFor({ status, code }: Problem): string {
  if (code === 'offline' || status === 502 || status === 503 || status === 504) return 'auth.offline';
  if (status === 429) return 'auth.tooMany';
  return status === 401 || status === 422 ? 'auth.wrong' : 'auth.failed';
}

const ASK_AGAIN_MS = 3000;

/** Sign in, nothing else. */
@Component({
  selector: 'cd-sign-in-page',
  imports: [ArchDrawing, BrandMark, Field, TextInput, FormField, PasswordField, LucideCircleAlert, TranslocoPipe],
  templateUrl: './sign-in-page.html',
})
export class SignInPage {
  /** Where to go afterwards: a path of ours. */
  readonly next = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  protected readonly config = inject(WEB_CONFIG);
  protected readonly people = DEMO_PEOPLE;
  protected readonly version = VERSION;

  protected readonly model = signal({ email: '', password: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.email, { message: () => this.words.translate('auth.enterEmail') });
    required(path.password, { message: () => this.words.translate('auth.enterPassword') });
  });
  private readonly refused = signal<string | null>(null);
  /** Translation key of what went wrong. */
  protected readonly problem = computed(() => this.refused() ?? (this.session.unreachable() ? 'auth.offline' : null));

  constructor() {
    // A server that restarts must not sign anybody out: the page asks again, and goes on by itself.
    const timer = setInterval(() => void this.goOn(), ASK_AGAIN_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected async signIn(): Promise<void> {
    this.refused.set(null);
    await submit(this.form, { action: () => this.trySignIn(), onInvalid: () => this.toFirstProblem() });
  }

  protected async signInAs(email: string): Promise<void> {
    this.model.set({ email, password: DEMO_PASSWORD });
    await this.signIn();
  }

  private async goOn(): Promise<void> {
    if (!this.session.unreachable()) return;
    const token = await this.session.refresh().catch(() => null);
    if (token) await this.router.navigateByUrl(localPath(this.next() ?? null));
  }

  private async trySignIn(): Promise<undefined> {
    const { email, password } = this.model();
    try {
      await this.session.signIn(email.trim(), password);
      await this.router.navigateByUrl(localPath(this.next() ?? null));
    } catch (error) {
      this.refused.set(wordsFor(problemOf(error)));
      this.form.password().focusBoundControl();
    }
    return undefined;
  }

  private toFirstProblem(): void {
    const field = this.form.email().invalid() ? this.form.email : this.form.password;
    field().focusBoundControl();
  }
}
