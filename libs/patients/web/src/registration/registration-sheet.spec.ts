import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { DuplicateDto } from '@cuspid/patients/contracts';
import { Session } from '@cuspid/platform/web';
import { speakEnglish } from '../testing';
import { RegistrationDraft } from './draft';
import { Registered } from './registrar';
import { RegistrationSheet } from './registration-sheet';

const user = {
  ...{ id: 1, name: 'Shalini', email: 's@x.test', department: null },
  ...{ mustChangePassword: false, hasGoogle: false, preferences: null, version: 1 },
};
const problem = (status: number, body: object) =>
  [
    { title: 'x', type: 'x', detail: 'Refused.', requestId: 'r', status, ...body },
    { status, statusText: 'x' },
  ] as const;
const match = (isBlocking: boolean): DuplicateDto => ({
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
const saved = { id: 7, version: 1, firstName: 'Ruwan', lastName: 'Jayasingha', patientCode: 'PT-000300' };

async function opened(role: 'RECEPTION' | 'ADMIN' = 'RECEPTION', typed = '') {
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
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const fill = () => {
    type('First name', 'Ruwan');
    type('Last name', 'Jayasingha');
    type('Birth date', '14/3/1994');
    type('Mobile phone', '077 214 8830');
    press('Male');
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
  return { fixture, page, server, field, type, press, settle, fill, probed, ctrlEnter, registration, done };
}

describe('the registration sheet', () => {
  afterEach(() => document.body.replaceChildren());

  it('makes one record and one place in the queue, however often it is pressed', async () => {
    const { fill, probed, ctrlEnter, registration, server, settle, done } = await opened();
    fill();
    await probed();
    await ctrlEnter();
    await ctrlEnter();
    const request = registration();
    expect(request.request.body).toEqual({
      firstName: 'Ruwan',
      lastName: 'Jayasingha',
      dateOfBirth: '1994-03-14',
      phone: '077 214 8830',
      sex: 'MALE',
      language: 'en',
      notTheSameAs: [],
    });
    request.flush(saved);
    await settle();
    const checkIn = server.expectOne('/api/queue');
    expect(checkIn.request.body).toEqual({ patientId: 7 });
    checkIn.flush({ id: 3, ticket: 'A 17' });
    await settle();
    expect(done.map(({ entry, failed }) => ({ entry, failed }))).toEqual([
      { entry: { id: 3, ticket: 'A 17' }, failed: [] },
    ]);
  });

  it('keeps one key while a draft is sent again, and takes another for the next draft', async () => {
    const { fill, probed, press, registration, settle } = await opened();
    fill();
    await probed();
    press('Save');
    await settle();
    const first = registration();
    first.flush(null, { status: 503, statusText: 'x' });
    await settle();
    press('Save');
    await settle();
    const second = registration();
    const key = second.request.headers.get('Idempotency-Key');
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(first.request.headers.get('Idempotency-Key')).toBe(key);
    second.flush(saved);
    await settle();
    expect(TestBed.inject(RegistrationDraft).key()).not.toBe(key);
  });

  it('puts what the server refuses on its fields, keeps what was typed and goes there', async () => {
    const { fixture, fill, field, probed, press, registration, settle } = await opened();
    fill();
    await probed();
    press('Save');
    await settle();
    const errors = [{ path: 'phone', message: 'must be a phone number' }];
    registration().flush(...problem(422, { code: 'invalid', errors }));
    await settle();
    await settle();
    await fixture.whenStable();
    const phone = field('Mobile phone');
    expect(phone.textContent).toContain('must be a phone number');
    expect(phone.querySelector('input')?.value).toBe('077 214 8830');
    expect(document.activeElement).toBe(phone.querySelector('input'));
  });

  it('does not save over a likely duplicate until somebody has decided', async () => {
    const { page, fill, probed, press, ctrlEnter, registration, server, settle } = await opened();
    fill();
    const asked = await probed(match(true));
    expect(asked.body).toEqual({
      firstName: 'Ruwan',
      lastName: 'Jayasingha',
      dateOfBirth: '1994-03-14',
      phone: '077 214 8830',
    });
    expect(page.textContent).toContain('To save, open the match or confirm it is someone else.');
    expect(press('Save').disabled).toBe(true);
    await ctrlEnter();
    server.expectNone('/api/patients');
    const box = page.querySelector<HTMLInputElement>('#cd-not-the-same');
    expect(document.activeElement).toBe(box);
    box?.click();
    TestBed.tick();
    press('Save');
    await settle();
    expect(registration().request.body).toMatchObject({ notTheSameAs: [229] });
  });

  it('opens the card with the server’s match when only saving finds it', async () => {
    const { page, fill, probed, press, registration, settle, done } = await opened();
    fill();
    await probed();
    press('Save');
    await settle();
    registration().flush(...problem(409, { code: 'possible-duplicate', conflict: { items: [match(false)] } }));
    await settle();
    expect(page.querySelector('cd-duplicate-card')?.textContent).toContain('Ruwan Jayasinghe');
    expect(page.querySelector<HTMLInputElement>('#cd-not-the-same')?.checked).toBe(false);
    expect(done).toEqual([]);
  });

  it('asks for a guardian under eighteen', async () => {
    const { field, type, fill, press, settle, server } = await opened();
    fill();
    type('Birth date', '12y');
    TestBed.tick();
    press('Save');
    await settle();
    expect(field('Guardian').textContent).toContain('Under 18 a guardian is needed');
    server.expectNone('/api/patients');
  });

  it('takes the word that nobody knows the guardian yet: an emergency does not wait', async () => {
    const { page, fill, type, probed, press, registration, settle } = await opened();
    fill();
    type('Birth date', '3/2014');
    TestBed.tick();
    await probed();
    const box = [...page.querySelectorAll('label')].find((one) => one.textContent?.includes('not known yet'));
    box?.querySelector('input')?.click();
    TestBed.tick();
    press('Save');
    await settle();
    expect(registration().request.body).toMatchObject({
      dateOfBirth: '2014-03-01',
      isBirthDateEstimated: true,
      isGuardianUnknown: true,
    });
  });

  it('tells of an archived record, and by name only to whom the server names it', async () => {
    const { page, fill, server, settle } = await opened();
    fill();
    await new Promise((resolve) => setTimeout(resolve, 300));
    TestBed.tick();
    server.expectOne('/api/patients/duplicates').flush({ items: [], hasArchived: true, archived: [] });
    await settle();
    expect(page.querySelector('cd-archived-note')?.textContent).toContain('Ask an administrator');
  });

  it('records allergies after saving, and says which one was not recorded', async () => {
    const { page, fill, probed, press, type, registration, server, settle, done } = await opened('ADMIN');
    fill();
    await probed();
    press('Add allergies');
    TestBed.tick();
    type('Allergy', 'Penicillin');
    press('Save');
    await settle();
    expect(page.querySelector('.form-problem')).toBeNull();
    registration().flush(saved);
    await settle();
    const alert = server.expectOne('/api/patients/7/alerts');
    expect(alert.request.body).toEqual({ kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin', note: null });
    alert.flush(...problem(503, { code: 'unavailable' }));
    await settle();
    expect(done[0]?.failed).toEqual([{ what: 'allergy', label: 'Penicillin', detail: 'Refused.' }]);
  });

  it('begins with who was looked for, and puts another draft aside', async () => {
    const { page } = await opened('RECEPTION', 'Nimal de Silva');
    const names = [...page.querySelectorAll('input')].slice(0, 2).map((input) => input.value);
    expect(names).toEqual(['Nimal de', 'Silva']);
    const draft = TestBed.inject(RegistrationDraft);
    draft.model.update((model) => ({ ...model, person: { ...model.person, phone: '071' } }));
    expect(draft.begin('Nimal de Silva')).toBeNull();
    const aside = draft.begin('Ana');
    expect(aside?.model.person.phone).toBe('071');
    expect(draft.model().person.firstName).toBe('Ana');
  });
});
