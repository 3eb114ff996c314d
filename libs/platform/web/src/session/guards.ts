import { inject } from '@angular/core';
import { CanActivateFn, RedirectCommand, Router } from '@angular/router';
import type { Permission } from '@cuspid/platform/contracts';
import { Session } from './session';

/** Lets signed-in people in; others go to sign-in and come back. A temporary password leads to the page to choose one. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  if (!session.signedIn()) await session.refresh().catch(() => null);
  const user = session.user();
  if (!user) return router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { next: state.url } });
  if (user.mustChangePassword) return router.createUrlTree(['/choose-password']);
  return true;
};

/** For `/choose-password`: somebody must be signed in, with whatever password. */
export const anySession: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  if (!session.signedIn()) await session.refresh().catch(() => null);
  return session.signedIn() || router.createUrlTree(['/sign-in']);
};

/** For `/sign-in`: who already is signed in goes on. */
export const signedOut: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  if (!session.signedIn()) await session.refresh().catch(() => null);
  return !session.signedIn() || router.parseUrl(localPath(route.queryParamMap.get('next')));
};

/**
 * Lets a role in that has the permission. Others see the 403 page under the address they typed:
 * `{ path: 'reports', canActivate: [allowed('report.read')] }`.
 */
export function allowed(permission: Permission): CanActivateFn {
  return (_route, state) => {
    const router = inject(Router);
    if (inject(Session).can(permission)) return true;
    const place = state.url.split(/[/?#]/)[1] ?? '';
    return new RedirectCommand(router.createUrlTree(['/not-allowed'], { queryParams: { place } }), {
      skipLocationChange: true,
    });
  };
}

/** Where to go after signing in: a path of ours, never another site. */
export function localPath(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
