import {
  HttpErrorResponse,
  HttpEvent,
  HttpHandlerFn,
  HttpInterceptorFn,
  HttpRequest,
  HttpStatusCode,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, Observable, switchMap, throwError } from 'rxjs';
import { WEB_CONFIG } from '../config';
import { problemOf } from '../form/problem';
import { Session } from './session';

const withToken = (request: HttpRequest<unknown>, token: string | null) =>
  token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request;

/**
 * Domains write `/api/…`; here the address becomes the configured one and the request gets the bearer. A 401 refreshes
 * once and repeats once; requests made meanwhile wait for that refresh. A temporary password leads to the page to choose one.
 */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const session = inject(Session);
  const router = inject(Router);
  const addressed = request.clone({ url: inject(WEB_CONFIG).apiBaseUrl + request.url.slice('/api'.length) });

  const pending = session.pending();
  const token = pending ? from(pending) : from([session.accessToken()]);
  return token.pipe(
    switchMap((used) => next(withToken(addressed, used)).pipe(catchError((error: unknown) => retry(error, used)))),
    catchError((error: unknown) => {
      if (problemOf(error).code === 'password-change-required') void router.navigateByUrl('/choose-password');
      return throwError(() => error);
    }),
  );

  function retry(error: unknown, used: string | null): Observable<HttpEvent<unknown>> {
    const refused = error instanceof HttpErrorResponse && error.status === HttpStatusCode.Unauthorized;
    if (!refused) return throwError(() => error);
    return from(session.refresh(used)).pipe(switchMap((fresh) => again(addressed, next, fresh, error)));
  }
};

function again(request: HttpRequest<unknown>, next: HttpHandlerFn, token: string | null, first: HttpErrorResponse) {
  return token ? next(withToken(request, token)) : throwError(() => first);
}
