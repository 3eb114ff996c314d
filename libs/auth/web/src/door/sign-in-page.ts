import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormField, required, submit } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { localPath, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { GoogleButton } from '../google-button';
import { PasswordField } from '../password/password-field';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo-people';
import { DoorFrame } from './door-frame';
import { SignInTry } from './sign-in-try';

const ASK_AGAIN_MS = 3000;

/** Sign in, nothing else. */
@Component({
  selector: 'cd-sign-in-page',
  imports: [
    DoorFrame,
    Field,
    TextInput,
    FormField,
    GoogleButton,
    PasswordField,
    LucideCircleAlert,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [SignInTry],
  templateUrl: './sign-in-page.html',
})
export class SignInPage {
  /** Where to go afterwards: a path of ours. */
  readonly next = input<string>();
  /** Which other way in has failed: `google`. */
  readonly refused = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  protected readonly config = inject(WEB_CONFIG);
  protected readonly people = DEMO_PEOPLE;
  protected readonly attempt = inject(SignInTry);

  protected readonly model = signal({ email: '', password: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.email, { message: () => this.words.translate('auth.enterEmail') });
    required(path.password, { message: () => this.words.translate('door.enterPassword') });
  });
  /** Translation key of what went wrong. */
  protected readonly problem = computed(
    () => this.attempt.problem() ?? (this.session.unreachable() ? 'door.offline' : null),
  );

  constructor() {
    // A server that restarts must not sign anybody out: the page asks again, and goes on by itself.
    const timer = setInterval(() => this.session.unreachable() && void this.askAgain(), ASK_AGAIN_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    // Also who has signed in from another tab.
    effect(() => {
      if (this.session.signedIn()) untracked(() => void this.goOn());
    });
  }

  protected async signIn(): Promise<void> {
    if (this.attempt.wait() !== null) return;
    await submit(this.form, { action: () => this.trySignIn(), onInvalid: () => this.toFirstProblem() });
  }

  protected async signInAs(email: string): Promise<void> {
    this.model.set({ email, password: DEMO_PASSWORD });
    await this.signIn();
  }

  private async askAgain(): Promise<void> {
    await this.session.refresh().catch(() => null);
  }

  private async goOn(): Promise<void> {
    await this.router.navigateByUrl(localPath(this.next() ?? null));
  }

  private async trySignIn(): Promise<undefined> {
    const { email, password } = this.model();
    if (!(await this.attempt.run(email, password))) this.form.password().focusBoundControl();
    return undefined;
  }

  private toFirstProblem(): void {
    const field = this.form.email().invalid() ? this.form.email : this.form.password;
    field().focusBoundControl();
  }
}
