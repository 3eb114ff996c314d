import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { PatientDto, PatientLifeDto, PurgePreviewDto } from '@cuspid/patients/contracts';
import { Toasts } from '@cuspid/ui';
import { speakEnglish } from '../testing';
import { ArchiveDialog } from './archive-dialog';
import { PurgeDialog } from './purge-dialog';

/** The specs' browser has no dialogs of its own. */
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.setAttribute('open', '');
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.removeAttribute('open');
};

const patient: PatientDto = {
  id: 7,
  patientCode: 'PT-000075',
  firstName: 'Ruwan',
  lastName: 'Jayasinghe',
  dateOfBirth: '1994-03-14',
  isBirthDateEstimated: false,
  sex: 'MALE',
  clinicalStatus: 'ACTIVE',
  allergyState: 'NONE',
  registeredAt: '2026-01-05T08:00:00.000Z',
  registeredBy: { id: 1, name: 'Shalini', role: 'RECEPTION', department: null },
  isActive: true,
  version: 3,
};
const life: PatientLifeDto = { isActive: true, archived: null, open: [], version: 3 };
const preview: PurgePreviewDto = {
  patientCode: 'PT-000075',
  parts: [
    { part: 'visits', rows: 4 },
    { part: 'alerts', rows: 0 },
  ],
  files: 2,
  lastEntryOn: '2010-05-01',
  keptUntil: '2020-05-01',
  retentionYears: 10,
  mayBeDeleted: true,
  version: 4,
};

async function opened<T extends { patient: unknown }>(dialog: Type<T>, path: string, answer: object) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  await speakEnglish();
  const fixture = TestBed.createComponent(dialog);
  fixture.componentRef.setInput('patient', patient);
  const server = TestBed.inject(HttpTestingController);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  TestBed.tick();
  server.expectOne(`/api/patients/7/${path}`).flush(answer);
  await settle();
  const page: HTMLElement = fixture.nativeElement;
  const button = (name: string) => {
    const found = [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
    if (!found) throw new Error(`no button ${name}`);
    return found;
  };
  const type = (label: RegExp, text: string) => {
    const field = [...page.querySelectorAll('cd-field')].find((one) => label.test(one.textContent ?? ''));
    const input = field?.querySelector('input');
    if (!input) throw new Error(`no field ${label.source}`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
    TestBed.tick();
    return input;
  };
  return { fixture, page, server, settle, button, type };
}

describe('archiving', () => {
  const visits = { name: 'visits-ahead', count: 2, canBeEnded: true } as const;

  it('sends the reason and the version that was seen, and offers Undo', async () => {
    const { button, type, server, settle, fixture } = await opened(ArchiveDialog, 'life', life);
    let isDone = false;
    fixture.componentInstance.archived.subscribe(() => (isDone = true));
    type(/Reason/, ' Moved to Galle ');
    button('Archive').click();
    const sent = server.expectOne({ method: 'DELETE', url: '/api/patients/7' });
    expect(sent.request.body).toEqual({ reason: 'Moved to Galle', endOpen: false });
    expect(sent.request.headers.get('If-Match')).toBe('"3"');
    sent.flush(life);
    await settle();
    expect(isDone).toBe(true);
    const [toast] = TestBed.inject(Toasts).all();
    expect(toast?.text).toBe('Ruwan Jayasinghe is archived.');
    toast?.action?.run();
    server.expectOne({ method: 'POST', url: '/api/patients/7/reactivate' }).flush(life);
  });

  it('cancels visits only when somebody has said so', async () => {
    const { page, button } = await opened(ArchiveDialog, 'life', { ...life, open: [visits] });
    expect(button('Cancel visits and archive').disabled).toBe(true);
    page.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    TestBed.tick();
    expect(button('Cancel visits and archive').disabled).toBe(false);
  });

  it('is not offered for somebody who is in the clinic now', async () => {
    const here = { name: 'in-queue', count: 1, canBeEnded: false } as const;
    const { page } = await opened(ArchiveDialog, 'life', { ...life, open: [here, visits] });
    expect(page.textContent).toContain('in the queue now');
    expect([...page.querySelectorAll('button')].map((one) => one.textContent?.trim())).toEqual(['Cancel']);
  });
});

describe('deleting for good', () => {
  it('shows what goes, and waits for a reason and the code to the letter', async () => {
    const { page, button, type, server, settle } = await opened(PurgeDialog, 'purge', preview);
    expect(page.querySelector('dl')?.textContent).toMatch(/Visits\s*4\s*Stored files\s*2/);
    expect(page.textContent).not.toContain('Allergies and alerts');
    const isReady = () => !button('Delete for good').disabled;
    type(/Reason/, 'Asked for by the patient');
    const code = type(/Type PT-000075/, 'pt-000075');
    expect(isReady()).toBe(false);
    code.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    server.expectNone({ method: 'POST' });
    type(/Type PT-000075/, 'PT-000075');
    expect(isReady()).toBe(true);
    code.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    const sent = server.expectOne({ method: 'POST', url: '/api/patients/7/purge' });
    expect(sent.request.body).toEqual({ patientCode: 'PT-000075', reason: 'Asked for by the patient' });
    expect(sent.request.headers.get('If-Match')).toBe('"4"');
    sent.flush({ patientCode: 'PT-000075', rows: 4, files: 2 });
    await settle();
    expect(TestBed.inject(Toasts).all()[0]?.text).toBe('PT-000075 is deleted for good.');
  });

  it('says until when a record is kept, and offers nothing', async () => {
    const kept = { ...preview, keptUntil: '2040-05-01', mayBeDeleted: false };
    const { page } = await opened(PurgeDialog, 'purge', kept);
    expect(page.textContent).toContain('cannot be deleted yet');
    expect(page.textContent).toContain('1 May 2040');
    expect([...page.querySelectorAll('button')].map((one) => one.textContent?.trim())).toEqual(['Close']);
  });
});
