import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MergePreviewDto, ObjectionDto, PatientDto } from '@cuspid/patients/contracts';
import { Confirmation, Toasts } from '@cuspid/ui';
import { speakEnglish } from '../testing';
import { MergePage } from './merge-page';

const patient = (id: number, set: Partial<PatientDto> = {}): PatientDto => ({
  ...{ id, patientCode: `PT-${id}`, firstName: 'Malini', lastName: 'Karunaratne', dateOfBirth: '1988-02-29' },
  ...{ isBirthDateEstimated: false, sex: 'FEMALE', clinicalStatus: 'ACTIVE', allergyState: 'UNKNOWN', isActive: true },
  ...{
    registeredAt: '2026-11-01T04:00:00.000Z',
    registeredBy: { id: 1, name: 'Shalini', role: 'RECEPTION', department: null },
  },
  ...{ version: id, ...set },
});
const preview = (against: ObjectionDto[] = []): MergePreviewDto => ({
  stays: patient(4),
  goes: patient(5, { phone: '0771234567' }),
  fields: [
    { field: 'phone', stays: null, goes: '0771234567', isTaken: true },
    { field: 'province', stays: 'Central', goes: 'Uva', isTaken: false },
  ],
  parts: [{ name: 'visits', stays: 2, goes: 3, moved: 3, joined: 0, ended: 0 }],
  against,
  isDoubtful: against.some(({ isStrong }) => isStrong),
});
const said = (code: ObjectionDto['code'], set: Partial<ObjectionDto>): ObjectionDto => ({
  ...{ code, isBlocking: false, isStrong: false, count: 1, which: null },
  ...set,
});

async function shown(told: MergePreviewDto) {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()] });
  await speakEnglish();
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(MergePage);
  fixture.componentRef.setInput('a', '4');
  fixture.componentRef.setInput('b', '5');
  const page: HTMLElement = fixture.nativeElement;
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  await settle();
  server.expectOne('/api/patients/4/merge-preview?with=5').flush(told);
  await settle();
  const button = () => page.querySelector<HTMLButtonElement>('.merge-foot .btn-primary');
  const press = async () => {
    button()?.click();
    await settle();
    TestBed.inject(Confirmation).answer(true);
    await settle();
  };
  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  return { page, server, settle, button, press, text };
}

describe('two records side by side', () => {
  it('sends what was chosen, with both versions that were seen', async () => {
    const { page, server, press, settle } = await shown(preview());
    const taken = [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ checked }) => checked);
    expect(taken).toEqual([false, true, true, false]);
    page.querySelectorAll<HTMLInputElement>('input[type=radio]')[3]?.click();
    await settle();
    await press();
    const request = server.expectOne('/api/patients/4/merge');
    expect(request.request.headers.get('If-Match')).toBe('"4"');
    expect(request.request.headers.get('Idempotency-Key')).toBeTruthy();
    expect(request.request.body).toEqual({
      withId: 5,
      withVersion: 5,
      taken: ['phone', 'province'],
      isSamePerson: false,
    });
  });

  it('waits for somebody to be sure where it looks like two people', async () => {
    const { page, button, settle, text } = await shown(preview([said('other-sex', { isStrong: true })]));
    expect([button()?.disabled, text().includes('These look like two people')]).toEqual([true, true]);
    page.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await settle();
    expect(button()?.disabled).toBe(false);
  });

  it('offers no merge as long as something blocks it', async () => {
    const { page, button, text } = await shown(preview([said('open-queue-entries', { isBlocking: true, count: 2 })]));
    expect(button()?.disabled).toBe(true);
    expect(page.querySelector('input[type=checkbox]')).toBeNull();
    expect(text()).toContain('Both are in the queue now.');
  });

  it('says why it was refused and reads both records again', async () => {
    const { server, press, settle } = await shown(preview());
    await press();
    const problem = { status: 412, code: 'stale-version', detail: 'Somebody changed this record.', requestId: 'r' };
    server.expectOne('/api/patients/4/merge').flush(problem, { status: 412, statusText: 'Precondition Failed' });
    await settle();
    server.expectOne('/api/patients/4/merge-preview?with=5');
    const [toast] = TestBed.inject(Toasts).all();
    expect(toast?.text).toContain('Somebody changed this record.');
  });
});
