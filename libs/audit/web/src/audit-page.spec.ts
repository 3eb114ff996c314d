import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { VerificationDto } from '@cuspid/audit/contracts';
import { daysOf, filterOf, paramsOf } from './audit-filter';
import { AuditPage } from './audit-page';
import { entry, speakEnglish } from './testing';

const INTACT: VerificationDto = {
  isIntact: true,
  checked: 12_345,
  from: 0,
  end: { position: 12_345, hash: 'ab' },
  head: null,
  heads: 1,
  firstBroken: null,
  checkedAt: new Date().toISOString(),
  milliseconds: 12,
};

async function opened(query: Record<string, string> = {}) {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = vi.fn();
      disconnect = vi.fn();
    },
  );
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()] });
  await speakEnglish();
  const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(AuditPage);
  for (const [key, value] of Object.entries(query)) fixture.componentRef.setInput(key, value);
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne('/api/audit-logs/actions').flush({ items: [{ action: 'patient.changed', kind: 'change' }] });
  const page: HTMLElement = fixture.nativeElement;
  const list = () => server.expectOne(({ url }) => url === '/api/audit-logs');
  const proof = () => server.expectOne(({ url }) => url === '/api/audit-logs/verify');
  const settle = () => fixture.whenStable();
  return { fixture, page, server, go, list, proof, settle };
}

const press = (name: string) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

describe('the audit log', () => {
  it('says who did what, in words and as a code, to whom, and from where', async () => {
    const { page, list, proof, settle } = await opened();
    proof().flush(INTACT);
    const unknown = entry(2, { action: 'robot.danced', kind: 'read', actor: null, patient: null });
    list().flush({ items: [entry(1), unknown], nextCursor: null });
    await settle();
    const [first, second] = [...page.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');
    for (const said of [
      'Ana Perera',
      'Changed a patient',
      'patient.changed',
      'Malini Silva',
      'PT-000012',
      '10.0.0.7',
    ]) {
      expect(first).toContain(said);
    }
    expect(second).toContain('robot.danced');
    expect(second).toContain('The system');
    expect(page.querySelector('a.link')?.getAttribute('href')).toBe('/patients/12');
    expect(page.querySelector('tr.audit-read')).not.toBeNull();
    expect(page.textContent).toContain('Intact: 12,345 entries');
  });

  it('unfolds an entry: before and after side by side; J and K walk, the rest of the page knows which row', async () => {
    const { fixture, page, list, proof, settle } = await opened();
    document.body.append(fixture.nativeElement);
    proof().flush(INTACT);
    list().flush({ items: [entry(1), entry(2)], nextCursor: null });
    await settle();
    press('j');
    press('j');
    await settle();
    expect(page.querySelectorAll('tr.audit-row')[1]?.classList).toContain('selected');
    const toggle = document.activeElement;
    if (toggle instanceof HTMLElement) toggle.click();
    await settle();
    expect(toggle?.getAttribute('aria-expanded')).toBe('true');
    const cells = [...page.querySelectorAll('.audit-differences tbody :is(th, td)')].map((cell) => cell.textContent);
    expect(cells).toEqual(['Phone', '077', '078']);
    expect(page.querySelector('.audit-about')?.textContent).toContain('request-1');
    fixture.nativeElement.remove();
  });

  it('reads page after page behind each other, and a new selection from its top', async () => {
    const { fixture, page, list, proof, settle, server } = await opened();
    proof().flush(INTACT);
    list().flush({ items: [entry(3), entry(2)], nextCursor: 'next' });
    await settle();
    const more = [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Show more'));
    more?.click();
    TestBed.tick();
    const second = list();
    expect(second.request.params.get('cursor')).toBe('next');
    second.flush({ items: [entry(1)], nextCursor: null });
    await settle();
    expect(page.querySelectorAll('tr.audit-row')).toHaveLength(3);
    fixture.componentRef.setInput('kind', 'read');
    TestBed.tick();
    const other = server.expectOne(({ url }) => url === '/api/audit-logs');
    expect([other.request.params.get('kind'), other.request.params.get('cursor')]).toEqual(['read', null]);
    expect(page.querySelector('table')?.getAttribute('aria-busy')).toBe('true');
    other.flush({ items: [], nextCursor: null });
    await settle();
    expect(page.textContent).toContain('Nothing in the log matches');
  });

  it('shows in red where the chain is broken, and leads to the entry', async () => {
    const { page, list, proof, go, settle } = await opened();
    proof().flush({ ...INTACT, isIntact: false, firstBroken: { what: 'changed', position: 17, entryId: 1 } });
    list().flush({ items: [entry(1)], nextCursor: null });
    await settle();
    const alert = page.querySelector('cd-broken-bar [role=alert]');
    expect(alert?.textContent).toContain('Broken at position 17.');
    expect(page.querySelector('tr.audit-broken')).not.toBeNull();
    alert?.querySelector('button')?.click();
    expect(go).toHaveBeenCalledWith(['/audit'], expect.objectContaining({ queryParams: { entry: '1' } }));
  });

  it('never looks healthy while it could not be checked or loaded', async () => {
    const { page, list, proof, settle } = await opened();
    proof().flush({}, { status: 503, statusText: 'Unavailable' });
    list().flush({ detail: 'Down', requestId: 'r-9' }, { status: 500, statusText: 'Error' });
    await settle();
    expect(page.textContent).toContain('The audit log could not be loaded.');
    expect(page.textContent).toContain('The log could not be checked.');
    expect(page.textContent).not.toContain('Intact');
  });
});

describe('what is looked for', () => {
  const ZONE = 'Asia/Colombo';

  it('stands in the address; what the address says wrongly counts as not said', () => {
    const wrong = {
      kind: 'x',
      role: 'KING',
      person: '-1',
      period: 'ever',
      from: '2026-02-30',
      action: 'a b',
      record: '0',
    };
    expect(paramsOf(filterOf(wrong), ZONE, '2026-11-23')).toEqual({});
    const right = {
      kind: 'denied',
      role: 'STUDENT',
      person: '7',
      patient: '8',
      entity: 'visit',
      record: '9',
      entry: '3',
    };
    expect(paramsOf(filterOf(right), ZONE, '2026-11-23')).toEqual({
      id: 3,
      kind: 'denied',
      role: 'STUDENT',
      actorId: 7,
      patientId: 8,
      entity: 'visit',
      entityId: 9,
    });
  });

  it('is asked for in days of the clinic, each from its first instant to before the next', () => {
    expect(paramsOf(filterOf({ period: 'yesterday' }), ZONE, '2026-11-23')).toEqual({
      from: '2026-11-21T18:30:00.000Z',
      to: '2026-11-22T18:30:00.000Z',
    });
    const custom = { period: 'custom', from: '2026-11-01', to: '2026-11-02' };
    expect(daysOf(filterOf(custom), '2026-11-23')).toEqual({ from: '2026-11-01', to: '2026-11-02' });
  });

  it('for words is looked for in the last month, unless a period says otherwise', () => {
    expect(daysOf(filterOf({ q: 'x' }), '2026-11-23')).toEqual({ from: '2026-10-24', to: '2026-11-23' });
    expect(daysOf(filterOf({ q: 'x', period: 'today' }), '2026-11-23').from).toBe('2026-11-23');
  });
});
