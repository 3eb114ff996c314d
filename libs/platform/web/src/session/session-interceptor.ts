import {
  HttpErrorResponse,
  HttpEvent,
  HttpEventType,
  HttpHandlerFn,
  HttpInterceptorFn,
  HttpRequest,
  HttpStatusCode,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, Observable, switchMap, tap, throwError } from 'rxjs';
import { WEB_CONFIG } from '../config';
import { problemOf } from '../form/problem';
import { IdleWatch } from './idle-watch';
import { Presence } from './presence';
import { Session } from './session';

const withToken = (request: HttpRequest<unknown>, token: string | null) =>
  token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request;

/**
 * Domains write `/api/…`; here the address becomes the configured one and the request gets the bearer. A 401 refreshes
 * once and repeats once; requests made meanwhile wait for that refresh. When the session is over, reads wait for the same
 * person to come back; a change is refused, so that nothing happens later that nobody expects any more. A temporary
 * password leads to the page to choose one.
 */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const session = inject(Session);
  const router = inject(Router);
  const idle = inject(IdleWatch);
  const isOfPerson = inject(Presence).isHere();
  const addressed = request.clone({
    url: inject(WEB_CONFIG).apiBaseUrl + request.url.slice('/api'.length),
    ...(isOfPerson ? {} : { setHeaders: { 'X-Background': '1' } }),
  });
  const isRead = request.method === 'GET';

  return from(firstToken()).pipe(
    switchMap((used) => next(withToken(addressed, used)).pipe(catchError((error: unknown) => retry(error, used)))),
    tap(({ type }) => isOfPerson && type === HttpEventType.Response && session.signedIn() && idle.note()),
    catchError((error: unknown) => {
      if (problemOf(error).code === 'password-change-required') void router.navigateByUrl('/choose-password');
      return throwError(() => error);
    }),
  );

  function firstToken(): Promise<string | null> | [string | null] {
    if (isRead && session.isLocked()) return session.unlocked();
    return session.pending() ?? [session.accessToken()];
  }

  function retry(error: unknown, used: string | null): Observable<HttpEvent<unknown>> {
    const isRefused = error instanceof HttpErrorResponse && error.status === HttpStatusCode.Unauthorized;
    if (!isRefused) return throwError(() => error);
    return from(session.refresh(used)).pipe(
      switchMap((fresh) => (!fresh && isRead && session.isLocked() ? session.unlocked() : [fresh])),
      switchMap((fresh) => again(addressed, next, fresh, error)),
    );
  }
};

function again(request: HttpRequest<unknown>, next: HttpHandlerFn, token: string | null, first: HttpErrorResponse) {
  return token ? next(withToken(request, token)) : throwError(() => first);
}
