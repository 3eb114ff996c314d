import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { PatientDto } from '@cuspid/patients/contracts';
import { Session } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { speakEnglish } from '../testing';
import { EditSheet } from './edit-sheet';

const patient: PatientDto = {
  id: 7,
  patientCode: 'PT-000075',
  firstName: 'Ruwan',
  lastName: 'Jayasinghe',
  dateOfBirth: '1994-03-14',
  isBirthDateEstimated: false,
  sex: 'MALE',
  phone: '077 214 8830',
  address: null,
  clinicalStatus: 'ACTIVE',
  allergyState: 'NONE',
  registeredAt: '2026-01-05T08:00:00.000Z',
  registeredBy: { id: 1, name: 'Shalini', role: 'RECEPTION', department: null },
  isActive: true,
  version: 3,
};
const user = {
  id: 1,
  name: 'S',
  email: 's@x.test',
  role: 'RECEPTION' as const,
  department: null,
  mustChangePassword: false,
  hasGoogle: false,
  preferences: null,
  version: 1,
};

async function opened() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  await speakEnglish();
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user }, 'know');
  const fixture = TestBed.createComponent(EditSheet);
  fixture.componentRef.setInput('patient', patient);
  const saved: PatientDto[] = [];
  const closed: true[] = [];
  fixture.componentInstance.saved.subscribe((one) => saved.push(one));
  fixture.componentInstance.closed.subscribe(() => closed.push(true));
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const phone = () => {
    const input = page.querySelector<HTMLInputElement>('input[type=tel]');
    if (!input) throw new Error('no phone');
    return input;
  };
  const type = (text: string) => {
    phone().value = text;
    phone().dispatchEvent(new Event('input'));
    TestBed.tick();
  };
  const save = async () => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  const server = TestBed.inject(HttpTestingController);
  const showsNow = async (now: PatientDto) => {
    fixture.componentRef.setInput('patient', now);
    await fixture.whenStable();
  };
  return { fixture, page, server, phone, type, save, settle, saved, closed, showsNow };
}

describe('editing a record', () => {
  it('sends what changed, for the version that was opened', async () => {
    const { server, type, save, settle, saved } = await opened();
    type('071 000 0000');
    await save();
    const request = server.expectOne('/api/patients/7');
    expect(request.request.method).toBe('PATCH');
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.body).toEqual({ phone: '071 000 0000' });
    request.flush({ ...patient, phone: '071 000 0000', version: 4 });
    await settle();
    expect(saved[0]?.version).toBe(4);
  });

  it('clears a field with null, and sends nothing when nothing changed', async () => {
    const { server, type, save, saved } = await opened();
    await save();
    expect(saved).toEqual([patient]);
    type('');
    await save();
    expect(server.expectOne('/api/patients/7').request.body).toEqual({ phone: null });
  });

  it('lays both side by side when somebody saved meanwhile, and saves on top of theirs', async () => {
    const { page, server, phone, type, save, settle } = await opened();
    type('071 000 0000');
    await save();
    const body = { title: 'x', type: 'x', status: 412, code: 'stale-version', detail: 'Stale.', requestId: 'r' };
    server.expectOne({ method: 'PATCH', url: '/api/patients/7' }).flush(body, { status: 412, statusText: 'x' });
    await settle();
    const theirs = { ...patient, phone: '070 111 1111', address: '2 Lake Road', version: 4 };
    server.expectOne({ method: 'GET', url: '/api/patients/7' }).flush(theirs);
    await settle();
    const panel = page.querySelector('cd-clash-panel');
    expect(panel?.textContent).toContain('070 111 1111');
    expect(panel?.textContent).toContain('071 000 0000');
    expect(panel?.textContent).toContain('Taken over from them: Address');
    expect(phone().value).toBe('071 000 0000');

    panel?.querySelector<HTMLButtonElement>('[role=radio]')?.click();
    TestBed.tick();
    expect(phone().value).toBe('070 111 1111');
    panel?.querySelectorAll<HTMLButtonElement>('[role=radio]')[1]?.click();
    TestBed.tick();
    await save();
    const again = server.expectOne({ method: 'PATCH', url: '/api/patients/7' });
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    expect(again.request.body).toEqual({ phone: '071 000 0000' });
  });

  it('shows at once what others save while somebody types, and keeps what was still to be decided', async () => {
    const { page, phone, type, save, showsNow, server } = await opened();
    type('071 000 0000 ');
    await showsNow({ ...patient, address: '2 Lake Road', version: 4 });
    const panel = () => page.querySelector('cd-clash-panel')?.textContent ?? '';
    expect(panel()).toContain('Taken over from them: Address');
    expect(phone().value, 'as it is being typed').toBe('071 000 0000 ');
    await showsNow({ ...patient, address: '2 Lake Road', phone: '070 111 1111', version: 5 });
    await showsNow({ ...patient, address: '2 Lake Road', phone: '070 111 1111', province: 'Uva', version: 6 });
    expect(panel()).toContain('070 111 1111');
    expect(panel()).toContain('Address, Province');
    await save();
    const request = server.expectOne({ method: 'PATCH', url: '/api/patients/7' }).request;
    expect(request.headers.get('If-Match')).toBe('"6"');
    expect(request.body).toEqual({ phone: '071 000 0000' });
  });

  it('takes the same birth date typed another way for the same', async () => {
    const { page, save, showsNow, server } = await opened();
    const born = page.querySelectorAll<HTMLInputElement>('input.tabular')[0];
    if (!born) throw new Error('no birth date');
    born.value = '15.3.94';
    born.dispatchEvent(new Event('input'));
    await showsNow({ ...patient, dateOfBirth: '1994-03-15', version: 4 });
    expect(page.querySelector('cd-clash-panel [role=radio]')).toBeNull();
    await save();
    server.expectNone('/api/patients/7');
  });

  it('offers to put an edit back, which is one more edit', async () => {
    const { type, save, settle, server } = await opened();
    type('');
    await save();
    server.expectOne('/api/patients/7').flush({ ...patient, phone: null, version: 4 });
    await settle();
    const toasts = TestBed.inject(Toasts);
    toasts.all()[0]?.action?.run();
    const undo = server.expectOne('/api/patients/7').request;
    expect(undo.headers.get('If-Match')).toBe('"4"');
    expect(undo.body).toEqual({ phone: '077 214 8830' });
  });

  it('says that nothing had changed rather than that it was saved', async () => {
    const { save } = await opened();
    await save();
    expect(
      TestBed.inject(Toasts)
        .all()
        .map(({ text, action }) => [text, action]),
    ).toEqual([['Nothing had changed.', undefined]]);
  });

  it('keeps what was typed when the page goes away, and lays it over the record as it stands then', async () => {
    const { fixture, type } = await opened();
    type('071 000 0000');
    fixture.destroy();
    const again = TestBed.createComponent(EditSheet);
    again.componentRef.setInput('patient', { ...patient, address: '2 Lake Road', version: 4 });
    await again.whenStable();
    const page: HTMLElement = again.nativeElement;
    expect(page.querySelector<HTMLInputElement>('input[type=tel]')?.value).toBe('071 000 0000');
    expect(page.textContent).toContain('Draft kept');
    expect(page.textContent).toContain('Taken over from them: Address');
  });

  it('asks before it throws typed text away, and only then', async () => {
    const { page, type, settle, closed } = await opened();
    const cross = page.querySelector<HTMLButtonElement>('.sheet-head .icon-btn');
    type('071 000 0000');
    cross?.click();
    await settle();
    const confirmation = TestBed.inject(Confirmation);
    expect(confirmation.asked()?.question.title).toBe('Discard your changes?');
    confirmation.answer(false);
    await settle();
    expect(closed).toEqual([]);
    type('077 214 8830');
    cross?.click();
    await settle();
    expect(closed).toEqual([true]);
  });
});
