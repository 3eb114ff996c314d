import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { mayRole, type Role } from '@cuspid/platform/contracts';
import { LiveEvents, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';
import english from './i18n/en.json';

/** A page of this room on a screen, and the server it asks. */
export interface Shown<T> {
  fixture: ComponentFixture<T>;
  page: HTMLElement;
  server: HttpTestingController;
  /** Answers every reading of these addresses, until nothing more is asked. */
  settle(answers: Readonly<Record<string, object>>): Promise<void>;
}

/** For specs: a page as somebody of this role sees it. */
export async function shown<T>(component: Type<T>, role: Role, inputs: Record<string, unknown>): Promise<Shown<T>> {
  const session = {
    user: signal({ id: 5, name: 'Kumudu', role, department: null }),
    can: (permission: Parameters<typeof mayRole>[1]) => mayRole(role, permission),
  };
  TestBed.configureTestingModule({
    providers: [
      ...[provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: session },
      { provide: LiveEvents, useValue: { on: vi.fn(), state: signal('live'), since: signal(null) } },
    ],
  });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ materials: english }, 'en');
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const server = TestBed.inject(HttpTestingController);
  const settle = async (answers: Readonly<Record<string, object>>) => {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      for (const [address, body] of Object.entries(answers)) {
        const asked = server.match(({ method, url }) => method === 'GET' && url === address);
        asked.filter(({ cancelled }) => !cancelled).forEach((one) => one.flush(body));
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { fixture, page, server, settle };
}
