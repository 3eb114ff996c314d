import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { DuplicateDto } from '@cuspid/patients/contracts';
import { Session } from '@cuspid/platform/web';
import { speakEnglish } from '../testing';
import { Registered } from './registrar';
import { RegistrationSheet } from './registration-sheet';

const user = {
  ...{ id: 1, name: 'Shalini', email: 's@x.test', department: null },
  ...{ mustChangePassword: false, hasGoogle: false, preferences: null, version: 1 },
};
/** A refusal of the server. */
export const problem = (status: number, body: object) =>
  [
    { title: 'x', type: 'x', detail: 'Refused.', requestId: 'r', status, ...body },
    { status, statusText: 'x' },
  ] as const;
/** Somebody registered already, with a name one letter off. */
export const match = (isBlocking: boolean): DuplicateDto => ({
  patient: {
    id: 229,
    patientCode: 'PT-000229',
    firstName: 'Ruwan',
    lastName: 'Jayasinghe',
    dateOfBirth: '1994-03-14',
    isBirthDateEstimated: false,
    sex: 'MALE',
    phone: '077 214 8830',
    clinicalStatus: 'ACTIVE',
    allergyState: 'NONE',
    firstAlert: null,
    isConfirmationDue: false,
    careTeam: [],
    latestRequest: null,
    province: null,
    lastVisitAt: '2025-01-08T05:00:00.000Z',
    registeredAt: '2026-01-05T08:00:00.000Z',
    isActive: true,
  },
  agrees: ['firstName', 'dateOfBirth', 'phone'],
  isBlocking,
});
export const saved = { id: 7, version: 1, firstName: 'Ruwan', lastName: 'Jayasingha', patientCode: 'PT-000300' };

/** What a desk does with the fields and buttons of a page. */
function handsOn(page: HTMLElement) {
  const field = (label: string) => {
    const found = [...page.querySelectorAll('cd-field')].find((one) =>
      one.querySelector('label')?.textContent?.trim().startsWith(label),
    );
    if (!found) throw new Error(`no field ${label}`);
    return found;
  };
  const type = (label: string, text: string) => {
    const input = field(label).querySelector('input');
    if (!input) throw new Error(`no input ${label}`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const press = (text: string) => {
    const button = [...page.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(text));
    if (!button) throw new Error(`no button ${text}`);
    button.click();
    return button;
  };
  const fill = () => {
    type('First name', 'Ruwan');
    type('Last name', 'Jayasingha');
    type('Birth date', '14/3/1994');
    type('Mobile phone', '077 214 8830');
    press('Male');
    TestBed.tick();
  };
  return { field, type, press, fill };
}

/** The sheet, open at a desk, with the keys and the server in the spec's hands. */
export async function opened(role: 'RECEPTION' | 'ADMIN' = 'RECEPTION', typed = '') {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
  });
  await speakEnglish();
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user: { ...user, role } }, 'know');
  const fixture = TestBed.createComponent(RegistrationSheet);
  fixture.componentRef.setInput('typed', typed);
  const done: Registered[] = [];
  fixture.componentInstance.saved.subscribe((one) => done.push(one));
  document.body.append(fixture.nativeElement);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const server = TestBed.inject(HttpTestingController);
  const hands = handsOn(page);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const probed = async (...items: DuplicateDto[]) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    TestBed.tick();
    const probe = server.expectOne('/api/patients/duplicates');
    probe.flush({ items, hasArchived: false, archived: [] });
    await settle();
    return probe.request;
  };
  const ctrlEnter = async () => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, cancelable: true }));
    await settle();
  };
  const registration = () => server.expectOne('/api/patients');
  return { fixture, page, server, ...hands, settle, probed, ctrlEnter, registration, done };
}
