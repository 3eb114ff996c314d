import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Role } from '@cuspid/platform/contracts';
import type { PatientRowDto, PatientStatsDto, SavedViewDto } from '@cuspid/patients/contracts';
import { Session } from '@cuspid/platform/web';
import { speakEnglish } from '../testing';
import { DirectoryPage } from './directory-page';
import { filterOf } from './directory-filter';

const STATS: PatientStatsDto = {
  total: 400,
  registeredToday: 3,
  allergiesUnknown: 12,
  byStatus: [{ status: 'ACTIVE', count: 250 }],
  bySex: [{ sex: 'FEMALE', count: 210 }],
  byAge: [{ from: 18, to: 34, count: 90 }],
  byMonth: [{ from: '2026-10-01', to: '2026-10-31', count: 31 }],
  byProvince: [{ province: 'Central', count: 120 }],
  unassigned: 7,
  archived: null,
};

const row = (id: number, firstName: string): PatientRowDto => ({
  id,
  patientCode: `PT-00000${id}`,
  firstName,
  lastName: 'Perera',
  dateOfBirth: '1992-08-12',
  isBirthDateEstimated: id === 2,
  sex: 'FEMALE',
  phone: '+94772148830',
  clinicalStatus: 'ACTIVE',
  allergyState: 'UNKNOWN',
  firstAlert: null,
  isConfirmationDue: false,
  careTeam: [],
  latestRequest: null,
  province: null,
  lastVisitAt: null,
  registeredAt: '2026-01-05T08:00:00.000Z',
  isActive: true,
});

async function opened(role: Role, query: Record<string, string> = {}, views: readonly SavedViewDto[] = []) {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()] });
  await speakEnglish();
  const user = {
    id: 9,
    name: 'A',
    email: 'a@x.test',
    role,
    department: null,
    mustChangePassword: false,
    hasGoogle: false,
    preferences: null,
    version: 1,
  };
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user }, 'know');
  const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(DirectoryPage);
  for (const [key, value] of Object.entries(query)) fixture.componentRef.setInput(key, value);
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne('/api/patients/stats').flush(STATS);
  server.expectOne('/api/patients/views').flush({ items: views });
  const list = server.expectOne((request) => request.url === '/api/patients');
  const page: HTMLElement = fixture.nativeElement;
  const answered = async (...flushed: Parameters<typeof list.flush>) => {
    list.flush(...flushed);
    await fixture.whenStable();
  };
  return { fixture, page, server, list, answered, go };
}
const params = (list: { request: { params: { keys(): string[]; get(key: string): string | null } } }) =>
  Object.fromEntries(list.request.params.keys().map((key) => [key, list.request.params.get(key)]));

describe('the directory', () => {
  afterEach(() => document.body.replaceChildren());

  it('lists a page as the address asks for it, with the estimated age marked', async () => {
    const { page, list, answered } = await opened('RECEPTION', { sort: 'code', sex: 'FEMALE' });
    expect(params(list)).toEqual({ limit: '25', count: 'true', sort: 'code', sex: 'FEMALE' });
    await answered({ items: [row(1, 'Ana'), row(2, 'Bea')], nextCursor: 'c2', total: 40 });
    expect(page.textContent).toContain('1 to 2 of 40');
    const ages = [...page.querySelectorAll('tbody tr td:nth-child(4)')].map((cell) => cell.textContent?.trim());
    expect(ages[0]).toMatch(/^\d\d F$/);
    expect(ages[1]).toMatch(/^~\d\d F$/);
    expect(page.querySelector('tbody')?.textContent).toContain('077 214 8830');
    expect(page.querySelector('th[aria-sort=ascending]')?.textContent).toContain('Code');
  });

  it('offers to register whom it did not find', async () => {
    const { page, answered, go, list } = await opened('RECEPTION', { q: 'Ruwan Jayasinghe' });
    expect(params(list)).toEqual({ limit: '25', count: 'true', q: 'Ruwan Jayasinghe' });
    await answered({ items: [], nextCursor: null, total: 0 });
    expect(page.textContent).toContain('No patient called Ruwan Jayasinghe.');
    page.querySelector<HTMLButtonElement>('.empty button')?.click();
    expect(go.mock.calls[0]?.[1]?.queryParams).toEqual({ new: 'Ruwan Jayasinghe' });
  });

  it('offers nothing a role may not do, and a clinician their own patients', async () => {
    const { page, answered, list } = await opened('STUDENT', { q: 'nobody' });
    await answered({ items: [], nextCursor: null, total: 0 });
    expect(page.querySelector('.btn-primary')).toBeNull();
    expect(params(list)).toMatchObject({ clinicianId: '9' });
    const chip = [...page.querySelectorAll('button')].find((one) => one.textContent?.includes('Care team'));
    expect(chip?.textContent).toContain('mine');
  });

  it('looks failed when it failed, never empty', async () => {
    const { page, answered } = await opened('RECEPTION');
    await answered(null, { status: 503, statusText: 'x' });
    expect(page.textContent).toContain('The list of patients could not be loaded.');
    expect(page.textContent).not.toContain('No patients');
    expect(page.querySelector('table')).toBeNull();
  });

  it('turns the page by the cursor and walks the names with J and K', async () => {
    const { fixture, page, answered, go } = await opened('RECEPTION');
    document.body.append(fixture.nativeElement);
    await answered({ items: [row(1, 'Ana'), row(2, 'Bea')], nextCursor: 'c2', total: 40 });
    const key = async (name: string) => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
      await fixture.whenStable();
    };
    await key('j');
    await key('j');
    await key('k');
    expect(document.activeElement?.textContent).toBe('Ana Perera');
    page.querySelector<HTMLButtonElement>('[aria-label="Next page"]')?.click();
    expect(go.mock.calls[0]?.[1]?.queryParams).toEqual({ after: 'c2', from: '2' });
  });

  it('checks in the patient the keyboard is at, and nobody when the list has changed below', async () => {
    const { fixture, page, answered, server } = await opened('RECEPTION');
    document.body.append(fixture.nativeElement);
    await answered({ items: [row(1, 'Ana'), row(2, 'Bea')], nextCursor: null, total: 2 });
    const key = (name: string) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    key('j');
    await fixture.whenStable();
    expect(page.querySelector('tr.selected')?.textContent).toContain('Ana');
    key('c');
    expect(server.expectOne('/api/queue').request.body).toEqual({ patientId: 1 });
    fixture.componentRef.setInput('sex', 'MALE');
    TestBed.tick();
    server
      .expectOne((request) => request.url === '/api/patients')
      .flush({ items: [row(3, 'Cyril')], nextCursor: null, total: 1 });
    await fixture.whenStable();
    key('c');
    server.expectNone('/api/queue');
  });

  it('says in the address what a figure counts, and nothing else', async () => {
    const { page, answered } = await opened('RECEPTION', { figures: '1', status: 'ACTIVE' });
    await answered({ items: [row(1, 'Ana')], nextCursor: null, total: 1 });
    const links = [...page.querySelectorAll<HTMLAnchorElement>('cd-figures-panel a')];
    const to = (text: string) => new URL(links.find((one) => one.textContent?.includes(text))?.href ?? '').search;
    expect(to('18 to 34')).toBe('?whose=all&age=18-34');
    expect(to('Oct')).toBe('?whose=all&registered=custom&since=2026-10-01&until=2026-10-31');
    expect(to('On no care team')).toBe('?whose=none');
    expect(page.querySelector('cd-figures-panel')?.textContent).not.toContain('Archived');
  });

  it('opens with the view one said it should, unless the address says something', async () => {
    const view = { id: 4, name: 'Mine', query: 'status=ACTIVE&sort=-registeredAt', isDefault: true, version: 1 };
    const { answered, go } = await opened('RECEPTION', {}, [view]);
    await answered({ items: [], nextCursor: null, total: 0 });
    expect(go.mock.calls[0]?.[1]?.queryParams).toMatchObject({ status: 'ACTIVE', sort: '-registeredAt', sex: null });
  });

  it('chooses patients with X, and compares two', async () => {
    const { fixture, page, answered } = await opened('RECEPTION');
    document.body.append(fixture.nativeElement);
    await answered({ items: [row(1, 'Ana'), row(2, 'Bea')], nextCursor: null, total: 2 });
    for (const name of ['j', 'x', 'j', 'x']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
      await fixture.whenStable();
    }
    const compare = page.querySelector<HTMLAnchorElement>('cd-selection-bar a');
    expect(page.querySelector('cd-selection-bar')?.textContent).toContain('2 selected');
    expect(compare?.getAttribute('href')).toBe('/patients/merge?a=1&b=2');
  });

  it('shows an archived record grey, with nothing to do but reactivate', async () => {
    const { page, answered, list } = await opened('ADMIN', { archived: '1' });
    expect(params(list)).toMatchObject({ isArchived: 'true' });
    await answered({ items: [{ ...row(1, 'Ana'), isActive: false }], nextCursor: null, total: 1 });
    const buttons = [...page.querySelectorAll('tbody button')].map((one) => one.textContent?.trim());
    expect(buttons).toEqual(['Reactivate']);
  });

  it('shows the columns that were asked for', async () => {
    const { page, answered } = await opened('RECEPTION', { columns: 'phone,province' });
    await answered({ items: [{ ...row(1, 'Ana'), province: 'Central' }], nextCursor: null, total: 1 });
    const heads = [...page.querySelectorAll('th')].map((one) => one.textContent?.trim());
    expect(heads).toEqual(['Selected patients', 'Patient', 'Phone', 'Province', 'Actions']);
    expect(page.querySelector('tbody')?.textContent).toContain('Central');
  });

  it('takes a wrong address for one that says nothing', () => {
    const filter = filterOf({ sort: 'shoe-size', status: 'x', sex: 'y', from: '-3', after: 'c' });
    expect(filter).toMatchObject({ sort: 'name', status: null, sex: null, from: 0, after: 'c' });
  });
});
