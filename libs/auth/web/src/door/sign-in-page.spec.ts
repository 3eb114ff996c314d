import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Session, WEB_CONFIG } from '@cuspid/platform/web';
import english from '../i18n/en.json';
import door from './i18n/en.json';
import { SignInPage } from './sign-in-page';

const user = {
  id: 1,
  name: 'Ana',
  email: 'a@x.test',
  role: 'NURSE',
  department: null,
  mustChangePassword: false,
  hasGoogle: false,
  preferences: null,
  version: 1,
};

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

async function shown() {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', demo: true, clinicName: 'Kandy' } },
    ],
  });
  const words = TestBed.inject(TranslocoService);
  words.setTranslation({ auth: english, ...door }, 'en');
  const fixture = TestBed.createComponent(SignInPage);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const type = (selector: string, text: string) => {
    const input = page.querySelector<HTMLInputElement>(selector);
    if (!input) throw new Error(`no ${selector}`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const send = async () => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await nextTurn();
  };
  return { fixture, page, type, send, server: TestBed.inject(HttpTestingController) };
}

describe('signing in', () => {
  it('says what is missing before it asks anybody', async () => {
    const { fixture, page, send, server } = await shown();
    await send();
    await fixture.whenStable();
    expect(page.textContent).toContain('Enter your e-mail address');
    server.expectNone('/api/auth/login');
  });

  it('has one sentence for a wrong user and a wrong password', async () => {
    const { fixture, page, type, send, server } = await shown();
    type('input[type=email]', 'a@x.test');
    type('input[type=password]', 'wrong');
    await send();
    server.expectOne('/api/auth/login').flush(null, { status: 401, statusText: 'Unauthorized' });
    await nextTurn();
    await fixture.whenStable();
    expect(page.querySelector('.form-problem')?.textContent).toContain(
      'The e-mail address or the password is not right.',
    );
  });

  it('signs in a demo person with one press, and goes where they wanted', async () => {
    const { fixture, page, server } = await shown();
    fixture.componentRef.setInput('next', '/patients/7');
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    [...page.querySelectorAll<HTMLButtonElement>('button.link')].at(3)?.click();
    await nextTurn();
    const request = server.expectOne('/api/auth/login');
    expect(request.request.body).toEqual({ email: 'nurse@cuspid.test', password: 'Cuspid-demo-1' });
    request.flush({ accessToken: 't', expiresIn: 600, user });
    await nextTurn();
    await fixture.whenStable();
    expect(TestBed.inject(Session).user()?.name).toBe('Ana');
    expect(go).toHaveBeenCalledWith('/patients/7');
  });
});
