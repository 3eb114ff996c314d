import { Type } from '@angular/core';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { FreshStart, Session, sessionInterceptor, SessionUser, WEB_CONFIG } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';
import door from '../door/i18n/en.json';
import english from '../i18n/en.json';

export const user: SessionUser = {
  id: 1,
  name: 'Shalini Ranasinghe',
  email: 'shalini@x.test',
  role: 'NURSE',
  department: null,
  mustChangePassword: false,
  hasGoogle: false,
  preferences: null,
  version: 1,
};

export const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

/** The browser, which would leave for a new page. */
class Pages {
  readonly opened: string[] = [];
  at(path: string): void {
    this.opened.push(path);
  }
  anew(): void {
    this.opened.push('again');
  }
}

/** A page about signing in or about oneself, the server it talks to, and a hand that types. */
export function doorRoom(config: { googleClientId?: string; demo?: boolean } = {}, signedIn = false) {
  const pages = new Pages();
  localStorage.clear();
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(withInterceptors([sessionInterceptor])),
      provideHttpClientTesting(),
      { provide: FreshStart, useValue: pages },
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', clinicName: 'Kandy', ...config } },
    ],
  });
  const session = TestBed.inject(Session);
  if (signedIn) session.take({ accessToken: 'one', expiresIn: 600, user }, 'know');
  return { pages, session, server: TestBed.inject(HttpTestingController) };
}

/** Shows a component, with hands to type and to press. */
export async function shown<T>(component: Type<T>) {
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ auth: english, ...door }, 'en');
  const fixture = TestBed.createComponent(component);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  TestBed.tick();
  await nextTurn();
  const settle = async () => {
    await nextTurn();
    TestBed.tick();
    await nextTurn();
  };
  const field = (selector: string, at = 0) => {
    const input = page.querySelectorAll<HTMLInputElement>(selector)[at];
    if (!input) throw new Error(`no ${selector}`);
    return input;
  };
  const type = async (selector: string, text: string, at = 0) => {
    const input = field(selector, at);
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await settle();
  };
  const send = async () => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  const press = async (words: string) => {
    const found = [...page.querySelectorAll<HTMLElement>('button, a')].find(
      (one) => one.textContent.trim().includes(words) || one.getAttribute('aria-label')?.includes(words),
    );
    if (!found) throw new Error(`no button ${words}`);
    found.click();
    await settle();
  };
  const says = () => page.textContent.replace(/\s+/g, ' ');
  return { fixture, page, settle, field, type, send, press, says };
}
