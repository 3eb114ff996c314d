import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CareTeamRequestDto } from '@cuspid/patients/contracts';
import { Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { speakEnglish } from '../testing';
import { ApprovalsPage } from './approvals-page';
import { Inbox } from './inbox';
import { aRequest } from './request.fixture';

const OPEN = '/api/care-team/requests?limit=100&count=true';
const LATE = '/api/care-team/requests?limit=25&status=EXPIRED';

async function shown(items: CareTeamRequestDto[], expired: CareTeamRequestDto[] = []) {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()] });
  await speakEnglish();
  const user = {
    ...{ id: 2, name: 'Ana', email: 'a@x.test', role: 'ORTHODONTIST' as const, department: null },
    ...{ mustChangePassword: false, hasGoogle: false, preferences: null, version: 1 },
  };
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user }, 'know');
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(ApprovalsPage);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const answer = async (open: CareTeamRequestDto[], late: CareTeamRequestDto[] = []) => {
    await settle();
    for (const request of server.match(OPEN)) {
      if (!request.cancelled) request.flush({ items: open, nextCursor: null, total: open.length });
    }
    for (const request of server.match(LATE)) {
      if (!request.cancelled) request.flush({ items: late, nextCursor: null });
    }
    await settle();
  };
  await answer(items, expired);
  const press = async (key: string) => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  const inbox = fixture.debugElement.injector.get(Inbox);
  const reload = async (open: CareTeamRequestDto[]) => {
    inbox.reload();
    await answer(open, expired);
  };
  const listed = () => [...page.querySelectorAll('[data-request]')].map((one) => one.getAttribute('data-request'));
  const chosen = () => page.querySelector('[aria-current=true]')?.getAttribute('data-request') ?? null;
  const detail = () => page.querySelector('cd-request-detail')?.textContent?.replace(/\s+/g, ' ') ?? '';
  return { page, server, answer, press, reload, settle, listed, chosen, detail, toasts: TestBed.inject(Toasts) };
}

const decided = (request: CareTeamRequestDto, status: 'APPROVED' | 'REJECTED') => ({ ...request, status });

describe('the approvals', () => {
  it('show who asks, for whom, why, what is dangerous and what one carries already', async () => {
    const alert = { kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin', note: null, since: null } as const;
    const firstAlert = { ...alert, id: 1, recordedAt: '', recordedBy: aRequest(1).requestedBy };
    const { detail } = await shown([
      aRequest(1, { patient: { ...aRequest(1).patient, allergyState: 'LISTED', firstAlert } }),
    ]);
    for (const said of [
      'Shalini asks you to join',
      'Dilani Number 1',
      'PT-001',
      '34 y',
      'Impacted canine',
      'Penicillin',
      '120',
      '39',
    ]) {
      expect(detail()).toContain(said);
    }
  });

  it('go through the list with J and K, and stay at its ends', async () => {
    const { press, chosen } = await shown([aRequest(1), aRequest(2)], [aRequest(3, { status: 'EXPIRED' })]);
    expect(chosen()).toBe('1');
    await press('j');
    expect(chosen()).toBe('2');
    await press('j');
    await press('j');
    expect(chosen()).toBe('3');
    await press('k');
    await press('k');
    await press('k');
    expect(chosen()).toBe('1');
  });

  it('accept with A, say so, and go on to the next', async () => {
    const { press, server, settle, answer, listed, chosen, toasts } = await shown([aRequest(1), aRequest(2)]);
    await press('a');
    const request = server.expectOne('/api/care-team/requests/1/approve');
    await press('a');
    server.expectNone('/api/care-team/requests/1/approve');
    request.flush(decided(aRequest(1), 'APPROVED'));
    await settle();
    expect([listed(), chosen()]).toEqual([['2'], '2']);
    expect(toasts.all().at(-1)).toMatchObject({
      text: 'Dilani Number 1 is in your care.',
      action: { label: 'Open record' },
    });
    await answer([aRequest(2)]);
    expect(listed()).toEqual(['2']);
  });

  it('return with R, only with a reason, and tell who asked', async () => {
    const { page, press, server, settle, toasts } = await shown([aRequest(1)]);
    await press('r');
    const reason = page.querySelector('textarea');
    const submit = async () => {
      page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await settle();
    };
    await submit();
    server.expectNone('/api/care-team/requests/1/reject');
    expect(page.querySelector('cd-return-form')?.textContent).toContain('Write a few words');
    if (reason) reason.value = ' No free hours ';
    reason?.dispatchEvent(new Event('input'));
    await submit();
    const request = server.expectOne('/api/care-team/requests/1/reject');
    expect(request.request.body).toEqual({ reason: 'No free hours' });
    request.flush(decided(aRequest(1), 'REJECTED'));
    await settle();
    expect(toasts.all().at(-1)?.text).toBe('The request about Dilani Number 1 went back to Shalini.');
    expect(page.querySelector('cd-empty')?.textContent).toContain('Nothing waits for you.');
  });

  it('never let the next take the place of one that vanishes under the hand', async () => {
    const { page, press, server, reload, detail, listed } = await shown([aRequest(1), aRequest(2)]);
    await reload([aRequest(2)]);
    expect(listed()).toEqual(['2']);
    expect(detail()).toContain('Dilani Number 1');
    expect(detail()).toContain('has been withdrawn, or was answered on another screen');
    await press('a');
    server.expectNone('/api/care-team/requests/2/approve');
    expect(page.querySelector('cd-request-detail .btn-primary')).toBeNull();
    await press('j');
    expect(detail()).toContain('Dilani Number 2');
  });

  it('say in the server’s words why one cannot be accepted any more, and keep it', async () => {
    const { press, server, answer, toasts, detail } = await shown([aRequest(1)]);
    await press('a');
    const body = { status: 409, code: 'already-on-care-team', detail: 'This person is on the care team already.' };
    server.expectOne('/api/care-team/requests/1/approve').flush(body, { status: 409, statusText: 'x' });
    await answer([aRequest(1)]);
    expect(toasts.all().at(-1)).toMatchObject({ tone: 'error', text: 'This person is on the care team already.' });
    expect(detail()).toContain('Dilani Number 1');
  });

  it('show expired ones in a group of their own that nobody can answer', async () => {
    const { page, press, server, detail, listed } = await shown([], [aRequest(3, { status: 'EXPIRED' })]);
    expect(listed()).toEqual(['3']);
    expect(page.textContent).toContain('Nothing waits for you.');
    await press('j');
    expect(detail()).toContain('Nobody answered in time');
    await press('a');
    await press('r');
    server.expectNone('/api/care-team/requests/3/approve');
    expect(page.querySelector('cd-return-form')).toBeNull();
  });

  it('keep what was read when the next reading fails, and say that it may be old', async () => {
    const { page, press, server, settle, listed } = await shown([aRequest(1)]);
    await press('a');
    server.expectOne('/api/care-team/requests/1/approve').flush(null, { status: 503, statusText: 'x' });
    await settle();
    server.match(OPEN).forEach((request) => request.flush(null, { status: 503, statusText: 'x' }));
    await settle();
    expect(listed()).toEqual(['1']);
    expect(page.textContent).toContain('What you see may be old.');
    expect(page.querySelector('cd-error-panel')).toBeNull();
  });
});
