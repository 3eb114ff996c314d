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

  /** The session ended, here or in another tab. Whom the server signed out comes back to where they were. */
  private leave(): void {
    const { url } = this.router;
    if (url.startsWith('/sign-in') || url.startsWith('/display')) return;
    const isBack = this.session.endedBy() === 'server' && url !== '/' && !url.startsWith('/choose-password');
    void this.router.navigate(['/sign-in'], { queryParams: isBack ? { next: url } : {} });
  }
}
