import { Component } from '@angular/core';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideRouter, Router, withRouterConfig } from '@angular/router';
import { FreshStart, LiveEvents, Session, sessionInterceptor, SessionUser } from '@cuspid/platform/web';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { App } from './app';

// The specs' browser has no modal dialogs; the stories in a real one (apps/e2e) see what the lock covers.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};

@Component({
  selector: 'cd-form-page',
  template: `<input aria-label="First name" />
    <p>Ruwan Jayasinghe</p>`,
})
class FormPage {}

@Component({ selector: 'cd-other-page', template: `<p>Another page</p>` })
class OtherPage {}

const ana: SessionUser = {
  id: 1,
  name: 'Ana',
  email: 'ana@x.test',
  role: 'RECEPTION',
  department: null,
  mustChangePassword: false,
  hasGoogle: false,
  preferences: null,
  version: 1,
};
const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

async function open() {
  const opened: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideRouter(
        [
          { path: 'form', component: FormPage },
          { path: 'other', component: OtherPage },
        ],
        withRouterConfig({ canceledNavigationResolution: 'computed' }),
      ),
      provideHttpClient(withInterceptors([sessionInterceptor])),
      provideHttpClientTesting(),
      { provide: FreshStart, useValue: { at: (path: string) => opened.push(path), anew: () => opened.push('again') } },
      { provide: LiveEvents, useValue: { start: () => undefined, stop: () => undefined } },
    ],
  });
  await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
  const session = TestBed.inject(Session);
  session.take({ accessToken: 'one', expiresIn: 600, user: ana }, 'know');
  const fixture = TestBed.createComponent(App);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const router = TestBed.inject(Router);
  await router.navigateByUrl('/form');
  const settle = async () => {
    await nextTurn();
    TestBed.tick();
    await nextTurn();
  };
  await settle();
  const input = page.querySelector<HTMLInputElement>('input[aria-label="First name"]');
  if (!input) throw new Error('the form is not there');
  input.value = 'Kasun';
  return { session, router, page, input, settle, opened, server: TestBed.inject(HttpTestingController) };
}

describe('the application', () => {
  it('covers everything when the session has ended, and keeps the page with what was typed', async () => {
    const { session, page, input, settle } = await open();
    session.lock();
    await settle();
    const covered = page.querySelector('.covered');
    expect(covered?.hasAttribute('inert')).toBe(true);
    expect(covered?.contains(input)).toBe(true);
    expect(page.querySelector('cd-lock-screen dialog')?.textContent).toContain('ana@x.test');

    session.take({ accessToken: 'two', expiresIn: 600, user: ana }, 'know');
    await settle();
    expect(page.querySelector('.covered, [inert], cd-lock-screen')).toBeNull();
    expect(input.isConnected).toBe(true);
    expect(input.value).toBe('Kasun');
  });

  it('goes nowhere while it is locked', async () => {
    const { session, router, input, settle } = await open();
    session.lock();
    await settle();
    await router.navigateByUrl('/other');
    await settle();
    expect(router.url).toBe('/form');
    expect(input.isConnected).toBe(true);
  });

  it('shows nothing of the page from the moment somebody signs out', async () => {
    const { session, page, input, settle, opened, server } = await open();
    const out = session.signOut();
    await settle();
    expect(page.textContent).not.toContain('Ruwan Jayasinghe');
    expect(input.isConnected).toBe(false);
    server.expectOne('/api/auth/logout').flush(null, { status: 204, statusText: 'No Content' });
    await out;
    expect(opened).toEqual(['/sign-in']);
  });
});
