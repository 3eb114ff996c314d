import { Component, computed, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router, RouterOutlet } from '@angular/router';
import { IdleWarning, LockScreen } from '@cuspid/auth/web';
import { Display, FreshStart, IdleWatch, Language, LiveEvents, Preferences, Session } from '@cuspid/platform/web';
import { ConfirmationOutlet, ToastOutlet } from '@cuspid/ui';

/**
 * The root: whatever page the address names, and the two places every page may speak from. Behind the lock all of it stays
 * as it is, seen by nobody; after a sign-out nothing of it is left.
 */
@Component({
  selector: 'cd-root',
  imports: [RouterOutlet, ToastOutlet, ConfirmationOutlet, LockScreen, IdleWarning],
  template: `
    @if (!hasLeft()) {
      <div class="contents" [class.covered]="isCovered()" [attr.inert]="isCovered() ? '' : null">
        <router-outlet />
        <cd-toast-outlet />
        <cd-confirmation-outlet />
      </div>
    }
    @if (isCovered()) {
      <cd-lock-screen />
    } @else if (idle.secondsLeft(); as seconds) {
      <cd-idle-warning [seconds]="seconds" />
    }
  `,
})
export class App {
  private readonly session = inject(Session);
  private readonly live = inject(LiveEvents);
  private readonly fresh = inject(FreshStart);
  private readonly router = inject(Router);
  protected readonly idle = inject(IdleWatch);

  protected readonly isCovered = computed(() => this.session.isLocked() && !isPublic());
  /** The person has signed out: a new page is on its way, and this one shows nothing any more. */
  protected readonly hasLeft = signal(false);

  constructor() {
    inject(Display);
    inject(Language);
    inject(Preferences);
    let wasHere = false;
    effect(() => {
      const user = this.session.user();
      if (wasHere && !user && !isPublic()) this.hasLeft.set(true);
      wasHere = user !== null;
      if (user && this.session.signedIn() && !user.mustChangePassword) this.live.start();
      else this.live.stop();
    });
    // Under the lock nobody goes anywhere, also not by the browser's Back: what was typed stays where it is.
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationStart && this.isCovered()) this.router.currentNavigation()?.abort();
    });
    // Back to a page the browser has kept as it was: it may be somebody else's by now.
    globalThis.addEventListener('pageshow', (event) => event.persisted && this.fresh.anew());
  }
}

/** The waiting room's screen shows nobody's data and stands in a tab of its own. */
const isPublic = (): boolean => globalThis.location.pathname.startsWith('/display');
