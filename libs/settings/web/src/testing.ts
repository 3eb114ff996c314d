import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { Role } from '@cuspid/platform/contracts';
import { usualHours, type SettingsDto } from '@cuspid/settings/contracts';
import { Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { ClinicSettings } from './clinic-settings';
import english from './i18n/en.json';

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

export const someSettings = (set: Partial<SettingsDto> = {}): SettingsDto => ({
  name: 'Mahaweli',
  place: null,
  address: null,
  phone: null,
  email: null,
  timeZone: 'Asia/Colombo',
  currency: 'LKR',
  careTeamScope: 'assigned',
  codePrefix: 'PT',
  alertsAskMonths: 6,
  patientRetentionYears: 10,
  hasTicketLetters: false,
  chartProfile: 'default',
  waitingTargetMinutes: 30,
  consultationTargetMinutes: 20,
  treatmentTargetMinutes: 60,
  cashierTargetMinutes: 10,
  checkTargetMinutes: 10,
  hours: usualHours(),
  logo: null,
  today: { day: '2026-11-23', holiday: null, spans: [{ from: '08:00', to: '17:00' }], isOpen: true },
  version: 3,
  ...set,
});

/** Signs somebody of a role in, with the words of the frame and of this room. */
export async function signedIn(role: Role): Promise<void> {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting(), ClinicSettings],
  });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ settings: english }, 'en');
  const account = { id: 1, name: 'Ana', email: 'a@x.test', role, department: null, mustChangePassword: false };
  const user = { ...account, hasGoogle: false, preferences: null, version: 1 };
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user }, 'know');
}

/** A panel as an administrator sees it; with `null` the settings do not come. */
export async function shownPanel<T>(panel: Type<T>, settings: SettingsDto | null = someSettings()) {
  await signedIn('ADMIN');
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(panel);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await nextTurn();
    }
    TestBed.tick();
  };
  await settle();
  for (const request of server.match('/api/settings')) {
    if (settings) request.flush(settings);
    else request.flush(...refusal(503, 'unavailable', 'The database cannot be reached at the moment.'));
  }
  await settle();
  const field = (label: string): HTMLInputElement => fieldIn(page, label);
  const type = async (box: HTMLInputElement | HTMLSelectElement, text: string) => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
    box.dispatchEvent(new Event('blur'));
    await settle();
  };
  const press = async (label: string) => {
    const button = [...page.querySelectorAll('button')].find(
      (one) => one.getAttribute('aria-label') === label || one.textContent?.trim().startsWith(label),
    );
    if (!button) throw new Error(`no button “${label}”`);
    button.click();
    await settle();
  };
  return { page, server, settle, field, type, press, toasts: TestBed.inject(Toasts) };
}

/** The field with this label, written above it or told to screen readers. */
function fieldIn(page: HTMLElement, label: string): HTMLInputElement {
  const found = [...page.querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith(label));
  const labelled = found?.htmlFor ? page.querySelector<HTMLInputElement>(`#${found.htmlFor}`) : null;
  const box = labelled ?? page.querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
  if (!box) throw new Error(`no field “${label}”`);
  return box;
}

/** A refusal as the API sends it. */
export const refusal = (status: number, code: string, detail: string, errors?: { path: string; message: string }[]) =>
  [
    { status, code, detail, errors },
    { status, statusText: code },
  ] as const;
