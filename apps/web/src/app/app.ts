import { Component, effect, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Display, LiveEvents, Session } from '@cuspid/platform/web';
import { ConfirmationOutlet, ToastOutlet } from '@cuspid/ui';

/** The root: whatever page the address names, and the two places every page may speak from. */
@Component({
  selector: 'cd-root',
  imports: [RouterOutlet, ToastOutlet, ConfirmationOutlet],
  template: `
    <router-outlet />
    <cd-toast-outlet />
    <cd-confirmation-outlet />
  `,
})
export class App {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly live = inject(LiveEvents);

  constructor() {
    inject(Display);
    let before: number | null = null;
    effect(() => {
      const user = this.session.user();
      const now = user?.id ?? null;
      if (before !== null && now === null) this.leave();
      // Another person signed in from another tab of this browser: nothing of the first one may stay on the screen.
      if (before !== null && now !== null && before !== now) globalThis.location.assign('/');
      before = now;
      if (user && !user.mustChangePassword) this.live.start();
      else this.live.stop();
    });
  }

  /** The session ended, here or in another tab: sign in again and come back. */
  private leave(): void {
    const url = this.router.url;
    if (url.startsWith('/sign-in') || url.startsWith('/display')) return;
    const next = this.router.url.startsWith('/choose-password') ? null : url;
    void this.router.navigate(['/sign-in'], { queryParams: next && next !== '/' ? { next } : {} });
  }
}
