import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { CaseDto, SubmissionDto } from '@cuspid/cases/contracts';
import { mayRole, type Role } from '@cuspid/platform/contracts';
import { LiveEvents, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { aCase, aSubmission, CHANGES, someWork, speakEnglish } from '../testing';
import { CasesPage } from './cases-page';

// The DOM of the specs has no modal dialogs.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

const FIGURES = {
  ...{ total: 31, byState: [], removed: 0, unsupervised: 0, overdueCases: 0, overdueTasks: 0, waiting: 2 },
  ...{ bySupervisor: [], byStudent: [] },
};
const PERSONS: Record<string, number> = { ORTHODONTIST: 2, STUDENT: 6, ADMIN: 1 };

type Listener = (event: { id?: number }) => void;

async function opened(one: CaseDto, here: SubmissionDto, role: Role = 'ORTHODONTIST') {
  const listeners: Listener[] = [];
  const on = (topic: string, hear: Listener) => void (topic === 'cases' && listeners.push(hear));
  const state = { one, here, work: someWork() };
  TestBed.configureTestingModule({
    providers: [
      ...[provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: LiveEvents, useValue: { on, state: signal('live'), since: signal(null) } },
      {
        provide: Session,
        useValue: {
          user: signal({ id: PERSONS[role], name: 'Me', role }),
          can: (permission: Parameters<typeof mayRole>[1]) => mayRole(role, permission),
        },
      },
    ],
  });
  await speakEnglish();
  const fixture = TestBed.createComponent(CasesPage);
  vi.spyOn(TestBed.inject(Router), 'navigate').mockImplementation((_commands, extras) => {
    for (const [name, value] of Object.entries(extras?.queryParams ?? {})) {
      fixture.componentRef.setInput(name, value ?? undefined);
    }
    return Promise.resolve(true);
  });
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const server = TestBed.inject(HttpTestingController);
  const bodyOf = (url: string): object | null => {
    if (url === '/api/cases/work') return state.work;
    if (url === '/api/cases/stats') return FIGURES;
    if (url === '/api/cases/7') return state.one;
    if (url.endsWith('/changes')) return CHANGES;
    if (url.includes('/submissions/')) return state.here;
    if (url.includes('/case-rubrics')) return { items: [{ criteria: state.here.criteria }], nextCursor: null };
    if (url.includes('/documents')) return { items: [], nextCursor: null };
    return null;
  };
  return { page, server, state, listeners, bodyOf };
}

/** Answers what is read until nothing is asked for any more. */
async function shown(one = aCase(), here = aSubmission(3), role: Role = 'ORTHODONTIST') {
  const clinic = await opened(one, here, role);
  const { server, bodyOf, page, listeners } = clinic;
  const seen = { count: 0 };
  const settle = async () => {
    for (let turn = 0; turn < 8; turn++) {
      TestBed.tick();
      const reads = server.match(({ method, url }) => method === 'GET' || url.endsWith('/seen'));
      for (const read of reads.filter(({ cancelled }) => !cancelled)) {
        const { method, url } = read.request;
        if (method === 'POST') seen.count += 1;
        const body = method === 'POST' ? {} : bodyOf(url);
        if (body) read.flush(body);
        else read.flush(null, { status: 404, statusText: 'x' });
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const press = async (key: string) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  const hear = async () => {
    listeners.forEach((listen) => listen({ id: 7 }));
    await settle();
  };
  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  const approve = () => page.querySelector<HTMLButtonElement>('[data-approve]');
  return { ...clinic, settle, press, hear, text, approve, seen };
}

describe('the cases', () => {
  it('show what waits, what changed since the version seen last, and the student’s own score first', async () => {
    const { text, page } = await shown();
    for (const said of ['For you 2', 'All cases 31', 'Sign-offs 2', 'Treatment plan, version 3', 'Nethmi Jayasuriya']) {
      expect(text()).toContain(said);
    }
    expect(text()).toContain('Changes from version 2 to 3');
    expect([...page.querySelectorAll('.case-line-removed .case-text')].map((one) => one.textContent)).toEqual([
      '14, 24, 34, 44',
    ]);
    expect(page.querySelectorAll('.case-line-added')).toHaveLength(2);
    expect([...page.querySelectorAll('.rubric-theirs')].map((one) => one.textContent?.trim())).toEqual(['2', '2', '2']);
    expect(page.querySelectorAll('.rubric-mine')).toHaveLength(0);
  });

  it('say that a list goes on, and show more of it until there is no more to ask for', async () => {
    const { page, state, hear, settle, text, server } = await shown();
    const more = () => page.querySelector<HTMLButtonElement>('[data-more=signOffs]');
    expect(more()).toBeNull();
    state.work = someWork({ more: ['signOffs'] });
    await hear();
    expect(text()).toContain('For you 2+');
    expect(text()).toContain('Sign-offs 2+');
    const asked: (string | null)[] = [];
    for (let press = 0; press < 3; press++) {
      more()?.click();
      TestBed.tick();
      const [read] = server.match(({ url }) => url === '/api/cases/work');
      asked.push(read?.request.params.get('limit') ?? null);
      read?.flush(state.work);
      await settle();
    }
    expect(asked).toEqual(['200', '350', '500']);
    expect(more()).toBeNull();
    expect(text()).toContain('The first 2 are shown. The rest are under All cases.');
  });

  it('are scored by digits, and approved only whole, with one’s own password, for the very version seen', async () => {
    const { press, page, server, settle, text } = await shown();
    await press('a');
    expect(text()).toContain('Score every row before you approve.');
    for (const score of ['2', '1', '3']) await press(score);
    expect([...page.querySelectorAll('.rubric-mine')].map((one) => one.textContent?.trim())).toEqual(['2', '1', '3']);
    await press('a');
    const field = page.querySelector<HTMLInputElement>('cd-sign-dialog input');
    if (field) field.value = 'secret';
    field?.dispatchEvent(new Event('input'));
    page.querySelector('cd-sign-dialog form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    const [sent] = server.match('/api/cases/7/submissions/103/approve');
    expect(sent?.request.body).toMatchObject({ contentHash: '3'.repeat(64), currentPassword: 'secret' });
    expect(sent?.request.headers.get('Idempotency-Key')).toBeTruthy();
    sent?.flush(aSubmission(3, { state: 'APPROVED', may: [] }));
    await settle();
    expect(page.querySelector('cd-sign-dialog')).toBeNull();
    expect(page.querySelector('[aria-current=true]')?.getAttribute('data-item')).toBe('s104.7');
  });

  it('keep the version under the hand when a newer one arrives, and approve neither until it is looked at', async () => {
    const { hear, state, text, approve, page, settle } = await shown();
    expect(approve()?.disabled).toBe(false);
    state.one = aCase({ submissions: [aSubmission(4), aSubmission(3, { state: 'REPLACED', may: [] })] });
    state.here = aSubmission(3);
    await hear();
    expect(text()).toContain('Version 4 arrived');
    expect(approve()?.disabled).toBe(true);
    state.here = aSubmission(4);
    page.querySelector<HTMLButtonElement>('[data-newer]')?.click();
    await settle();
    expect(approve()?.textContent).toContain('Approve version 4');
    expect(approve()?.disabled).toBe(false);
  });

  it('keep what is scored and typed while the same version is read again for what somebody else did', async () => {
    const { press, hear, state, page, settle } = await shown();
    for (const score of ['2', '1', '3']) await press(score);
    const words = page.querySelector('textarea');
    if (words) words.value = 'Explain the anchorage';
    words?.dispatchEvent(new Event('input'));
    words?.blur();
    state.here = aSubmission(3);
    await hear();
    await settle();
    expect([...page.querySelectorAll('.rubric-mine')].map((one) => one.textContent?.trim())).toEqual(['2', '1', '3']);
    await press('r');
    expect(page.querySelector('cd-sign-dialog')?.textContent).toContain('Return “Treatment plan, version 3”?');
  });

  it('are returned only with a reason', async () => {
    const { press, page, settle, text } = await shown();
    await press('r');
    expect(text()).toContain('Say what is missing');
    expect(page.querySelector('cd-sign-dialog')).toBeNull();
    const words = page.querySelector('textarea');
    if (words) words.value = 'Explain the anchorage';
    words?.dispatchEvent(new Event('input'));
    words?.blur();
    await settle();
    await press('r');
    expect(page.querySelector('cd-sign-dialog')?.textContent).toContain('Return “Treatment plan, version 3”?');
  });

  it('show a student no way to judge, but where the supervisor signs on their screen', async () => {
    const mine = aCase({ may: ['read', 'hand-in', 'progress'] });
    const { page, press, text, server } = await shown(mine, aSubmission(3, { may: [] }), 'STUDENT');
    expect(page.querySelector('[data-approve]')).toBeNull();
    await press('a');
    expect(page.querySelector('cd-sign-dialog')).toBeNull();
    expect(text()).toContain('Supervisor signs here');
    expect(text()).not.toContain('New case');
    expect(page.querySelector('[data-hand-in]')).not.toBeNull();
    expect(server.match(({ url }) => url.endsWith('/seen'))).toEqual([]);
  });

  it('are only looked at by an administrator', async () => {
    const { text, page } = await shown(aCase({ may: ['read'] }), aSubmission(3, { may: [] }), 'ADMIN');
    expect(text()).toContain('View only.');
    expect(page.querySelector('[data-approve]')).toBeNull();
    expect(page.querySelector('cd-case-acts button')).toBeNull();
  });
});
