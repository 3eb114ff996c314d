import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CareTeamDto, TeamRequestDto } from '@cuspid/patients/contracts';
import type { Role } from '@cuspid/platform/contracts';
import { Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import type { StaffDto } from '@cuspid/users/contracts';
import { speakEnglish } from '../../testing';
import { OpenPatient } from '../open-patient';
import { CareTeamCard } from './care-team-card';

const staff = (id: number, role: Role): StaffDto => ({ id, name: `${role} ${id}`, role, department: null });
const [ana, ben, tara] = [staff(2, 'ORTHODONTIST'), staff(3, 'DENTAL_SURGEON'), staff(4, 'STUDENT')];
const place = (person: StaffDto) => ({ id: 90 + person.id, person, since: '2026-01-05T08:00:00.000Z' });
const team = (items: StaffDto[], more: Partial<CareTeamDto> = {}): CareTeamDto => ({
  items: items.map(place),
  requests: [],
  returned: [],
  ...more,
});
const request = (person: StaffDto, set: Partial<TeamRequestDto> = {}): TeamRequestDto => ({
  ...{ id: 7, action: 'JOIN', status: 'PENDING', person, reason: 'Canine', requestedBy: staff(1, 'RECEPTION') },
  ...{ requestedAt: '2026-11-20T08:00:00.000Z', expiresAt: '2026-12-20T08:00:00.000Z', decidedAt: null, answer: null },
  ...set,
});

async function shown(role: Role, now: CareTeamDto, me = 1) {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting(), OpenPatient],
  });
  await speakEnglish();
  const user = {
    ...{ id: me, name: 'Me', email: 'm@x.test', role, department: null },
    ...{ mustChangePassword: false, hasGoogle: false, preferences: null, version: 1 },
  };
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user }, 'know');
  const server = TestBed.inject(HttpTestingController);
  TestBed.inject(OpenPatient).show(70);
  const page: HTMLElement = TestBed.createComponent(CareTeamCard).nativeElement;
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  await settle();
  server.expectOne('/api/patients/70/care-team').flush(now);
  await settle();
  const buttons = () => [...page.querySelectorAll('button')].map((button) => button.textContent?.trim());
  const click = async (name: string) => {
    [...page.querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click();
    await settle();
  };
  /** Answers the staff of each role asked for. */
  const offer = async (...people: StaffDto[]) => {
    for (const asked of server.match(({ url }) => url === '/api/staff')) {
      const items = people.filter((person) => person.role === asked.request.params.get('role'));
      asked.flush({ items, nextCursor: null });
    }
    await settle();
  };
  const choose = async (id: number) => {
    const select = page.querySelector('select');
    if (select) select.value = String(id);
    select?.dispatchEvent(new Event('change'));
    select?.dispatchEvent(new Event('input'));
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  return { page, server, settle, buttons, click, offer, choose, toasts: TestBed.inject(Toasts) };
}

describe('the care team of a patient', () => {
  it('is asked by reception: clinicians to join or to leave, never students', async () => {
    const { page, buttons, click, offer, choose, server, settle, toasts } = await shown('RECEPTION', team([ana, tara]));
    expect(buttons()).toEqual(['Ask to join', 'Ask to leave']);
    await click('Ask to join');
    await offer(ana, ben);
    expect([...page.querySelectorAll('option')].map(({ value }) => value)).toEqual(['', '3']);
    await choose(3);
    const asked = server.expectOne({ method: 'POST', url: '/api/patients/70/care-team' });
    expect(asked.request.body).toEqual({ userId: 3, action: 'JOIN' });
    expect(asked.request.headers.get('Idempotency-Key')).toBeTruthy();
    asked.flush(team([ana, tara], { requests: [request(ben)] }));
    await settle();
    expect(page.textContent).toContain('Asked to join 20 Nov by RECEPTION 1.');
    expect(buttons()).toContain('Withdraw');
    toasts.all().at(-1)?.action?.run();
    server.expectOne('/api/care-team/requests/7/withdraw').flush({});
  });

  it('says who would not, and why, to reception alone', async () => {
    const returned = [request(ben, { status: 'REJECTED', decidedAt: '2026-11-21T08:00:00.000Z', answer: 'No hours' })];
    const { page } = await shown('RECEPTION', team([], { returned }));
    expect(page.textContent).toContain('DENTAL_SURGEON 3 returned the request to join, 21 Nov.');
    expect(page.textContent).toContain('“No hours”');
    TestBed.resetTestingModule();
    expect((await shown('NURSE', team([], { returned }))).page.textContent).not.toContain('No hours');
  });

  it('lets an orthodontist put on surgeons and students at once, and take them off, with Undo', async () => {
    const { buttons, click, offer, choose, server, settle, toasts } = await shown('ORTHODONTIST', team([ana, ben]), 2);
    expect(buttons()).toEqual(['Add', 'Take off']);
    await click('Add');
    await offer(ben, tara);
    await choose(4);
    const put = server.expectOne({ method: 'POST', url: '/api/patients/70/care-team' });
    expect(put.request.body).toEqual({ userId: 4, action: 'JOIN' });
    put.flush(team([ana, ben, tara]));
    await settle();
    expect(toasts.all().at(-1)?.text).toBe('STUDENT 4 is on the care team.');
    await click('Take off');
    server.expectOne({ method: 'DELETE', url: '/api/patients/70/care-team/93' }).flush(team([ana, tara]));
    await settle();
    toasts.all().at(-1)?.action?.run();
    const back = server.expectOne({ method: 'POST', url: '/api/patients/70/care-team' });
    expect(back.request.body).toEqual({ userId: 3, action: 'JOIN' });
  });

  it('lets a dental surgeon change students only, and a nurse nothing', async () => {
    expect((await shown('DENTAL_SURGEON', team([ana, ben, tara]), 3)).buttons()).toEqual(['Add', 'Take off']);
    TestBed.resetTestingModule();
    expect((await shown('NURSE', team([ana, ben, tara]))).buttons()).toEqual([]);
  });

  it('leads whoever is asked to where they answer', async () => {
    const leave = request(ana, { action: 'LEAVE' });
    const { page } = await shown('ORTHODONTIST', team([ana], { requests: [leave] }), 2);
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/approvals');
  });

  it('says in the server’s words what was refused', async () => {
    const { page, click, offer, choose, server, settle } = await shown('RECEPTION', team([ana]));
    await click('Ask to join');
    await offer(ben);
    await choose(3);
    const body = { status: 409, code: 'already-asked', detail: 'This person has been asked already.' };
    server
      .expectOne({ method: 'POST', url: '/api/patients/70/care-team' })
      .flush(body, { status: 409, statusText: 'x' });
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('This person has been asked already.');
  });
});
