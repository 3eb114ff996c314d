import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { PERMISSIONS } from '@cuspid/platform/contracts';
import type { UserChangedDto, UserDetailDto } from '@cuspid/users/contracts';
import english from '../i18n/en.json';
import { phraseOf, powersOf } from './powers';
import { UserSheet } from './user-sheet';

const user: UserDetailDto = {
  id: 7,
  name: 'Dr Ana',
  role: 'ORTHODONTIST',
  department: null,
  email: 'ana@x.test',
  state: 'ACTIVE',
  hasGoogle: false,
  lastSeenAt: null,
  createdAt: '2026-01-05T08:00:00.000Z',
  deactivatedAt: null,
  passwordExpiresAt: null,
  awaitsMail: false,
  mailRefused: false,
  version: 3,
  ties: [{ name: 'care-team-places', count: 5 }],
};

async function opened() {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()] });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ users: english }, 'en');
  const fixture = TestBed.createComponent(UserSheet);
  fixture.componentRef.setInput('user', user);
  const saved: UserChangedDto[] = [];
  fixture.componentInstance.saved.subscribe((one) => saved.push(one));
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const set = (selector: string, text: string) => {
    const field = page.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
    if (!field) throw new Error(`no ${selector}`);
    field.value = text;
    field.dispatchEvent(new Event(selector === 'select' ? 'change' : 'input'));
    field.dispatchEvent(new Event('input'));
    TestBed.tick();
  };
  const save = async () => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  return { fixture, page, set, save, settle, saved, server: TestBed.inject(HttpTestingController) };
}

describe('the sheet of an account', () => {
  it('says what another role ends and can do, before it is saved', async () => {
    const { page, set, save, server } = await opened();
    expect(page.querySelector('details')?.open).toBe(false);
    set('select', 'NURSE');
    expect(page.textContent).toContain('Another role ends: 5 places on care teams.');
    expect(page.querySelector('details')?.open).toBe(true);
    expect(page.querySelector('details')?.textContent).toContain('What a nurse can do');
    await save();
    expect(server.expectOne('/api/users/7').request.body).toEqual({ role: 'NURSE' });
  });

  it('sends what changed for the version that was opened; a new state beside the form is no clash', async () => {
    const { fixture, set, save, server } = await opened();
    fixture.componentRef.setInput('user', { ...user, state: 'INACTIVE', version: 4 });
    set('input[type=email]', 'ana@new.test');
    await save();
    const { request } = server.expectOne({ method: 'PATCH', url: '/api/users/7' });
    expect([request.headers.get('If-Match'), request.body]).toEqual(['"4"', { email: 'ana@new.test' }]);
  });

  it('lays both side by side when somebody saved meanwhile', async () => {
    const { page, set, save, server, settle, saved } = await opened();
    set('input[type=email]', 'ana@mine.test');
    await save();
    const body = { status: 412, code: 'stale-version', detail: 'Stale.', title: 'x', type: 'x', requestId: 'r' };
    server.expectOne({ method: 'PATCH', url: '/api/users/7' }).flush(body, { status: 412, statusText: 'x' });
    await settle();
    const theirs = { ...user, email: 'ana@theirs.test', department: 'Ward 1', version: 4 };
    server.expectOne({ method: 'GET', url: '/api/users/7' }).flush(theirs);
    await settle();
    const clash = page.querySelector('cd-save-clash');
    expect(clash?.textContent).toMatch(/ana@theirs\.test.*ana@mine\.test.*Taken over from them: Department/s);
    await save();
    const again = server.expectOne({ method: 'PATCH', url: '/api/users/7' });
    expect([again.request.headers.get('If-Match'), again.request.body]).toEqual(['"4"', { email: 'ana@mine.test' }]);
    again.flush({ ...theirs, email: 'ana@mine.test', version: 5, ended: [] });
    await settle();
    expect(saved[0]?.version).toBe(5);
    expect(page.querySelector('cd-save-clash')).toBeNull();
  });

  it('puts a taken address at the form', async () => {
    const { page, set, save, server, settle } = await opened();
    set('input[type=email]', 'taken@x.test');
    await save();
    const body = { status: 409, code: 'email-taken', detail: 'Another account has this e-mail address.', title: 'x' };
    server.expectOne('/api/users/7').flush(body, { status: 409, statusText: 'x' });
    await settle();
    expect(page.querySelector('.form-problem')?.textContent).toContain('Another account has this e-mail address.');
  });
});

describe('what a role can do', () => {
  const translate = (key: string) => {
    const found = key
      .split('.')
      .slice(1)
      .reduce((at: unknown, step) => Reflect.get(Object(at), step), english);
    return typeof found === 'string' ? found : key;
  };

  it('is told of every line of the matrix, in words', () => {
    const told = powersOf('ADMIN').flatMap(({ can }) => can);
    expect(new Set(told).size).toBe(told.length);
    for (const permission of PERMISSIONS) expect(phraseOf(permission, translate), permission).not.toContain('.');
  });

  it('is no more than the matrix says', () => {
    const student = powersOf('STUDENT');
    expect(student.filter(({ group }) => group === 'money' || group === 'clinic').flatMap(({ can }) => can)).toEqual([
      'report.ownWork',
    ]);
    expect(student.find(({ group, reach }) => group === 'patients' && reach === 'all')).toBeUndefined();
  });
});
