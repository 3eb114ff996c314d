import { DOCUMENT } from '@angular/common';
import { afterNextRender, Component, DestroyRef, ElementRef, inject, signal, viewChild } from '@angular/core';
import { form, FormField, required, submit } from '@angular/forms/signals';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { localPath, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { Avatar, BrandMark, Field } from '@cuspid/ui';
import { PasswordField } from '../password/password-field';
import { SignInTry } from './sign-in-try';

/**
 * Covers everything when the server has ended the session: a modal dialog over the whole window, so that neither eyes, nor
 * a screen reader, nor keys reach the page beneath. The page itself stays as it was, and is given back to the same person.
 */
@Component({
  selector: 'cd-lock-screen',
  imports: [Avatar, BrandMark, Field, FormField, PasswordField, LucideCircleAlert, TranslocoPipe],
  providers: [SignInTry],
  templateUrl: './lock-screen.html',
})
export class LockScreen {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly title = inject(Title);
  private readonly config = inject(WEB_CONFIG);
  protected readonly attempt = inject(SignInTry);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly model = signal({ password: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.password, { message: () => this.words.translate('door.enterPassword') });
  });
  protected readonly hasGoogle = Boolean(this.config.googleClientId && this.session.user()?.hasGoogle);

  constructor() {
    this.keepKeysHere();
    this.keepTitleAndFocus();
    afterNextRender(() => {
      this.dialog().nativeElement.addEventListener('keydown', (event) => event.stopPropagation());
      this.show();
    });
  }

  /** Also after a browser has closed it for a second Esc. */
  protected show(): void {
    const dialog = this.dialog().nativeElement;
    if (this.session.isLocked() && !dialog.open) dialog.showModal();
    this.form.password().focusBoundControl();
  }

  protected async open(): Promise<void> {
    if (this.attempt.wait() !== null) return;
    await submit(this.form, {
      action: () => this.tryToOpen(),
      onInvalid: () => this.form.password().focusBoundControl(),
    });
  }

  protected async leave(): Promise<void> {
    await this.session.signOut();
  }

  protected googleAddress(): string {
    return `${this.config.apiBaseUrl}/auth/google?next=${encodeURIComponent(localPath(this.router.url))}`;
  }

  private async tryToOpen(): Promise<undefined> {
    const person = await this.attempt.run(this.session.user()?.email ?? '', this.model().password);
    if (person) return undefined;
    this.model.set({ password: '' });
    this.form.password().focusBoundControl();
    return undefined;
  }

  /** Keys of the page beneath are for its person: nothing pressed here, or on nothing at all, reaches them. */
  private keepKeysHere(): void {
    const document = inject(DOCUMENT);
    const stop = (event: Event) => {
      const isHere = event.target instanceof Node && this.dialog().nativeElement.contains(event.target);
      if (!isHere) event.stopImmediatePropagation();
    };
    document.defaultView?.addEventListener('keydown', stop, { capture: true });
    inject(DestroyRef).onDestroy(() => document.defaultView?.removeEventListener('keydown', stop, { capture: true }));
  }

  /** The title may name a patient; the focus stands in a field that is covered now. */
  private keepTitleAndFocus(): void {
    const title = this.title.getTitle();
    const before = inject(DOCUMENT).activeElement;
    this.title.setTitle(`${this.words.translate('door.lock.tab')} · Cuspid`);
    inject(DestroyRef).onDestroy(() => {
      this.title.setTitle(title);
      if (before instanceof HTMLElement && before.isConnected) setTimeout(() => before.focus());
    });
  }
}
