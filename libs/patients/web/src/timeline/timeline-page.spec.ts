import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { AccessLineDto, TimelineEntryDto } from '@cuspid/patients/contracts';
import { Session } from '@cuspid/platform/web';
import { OpenPatient } from '../profile/open-patient';
import { speakEnglish } from '../testing';
import { TimelinePage } from './timeline-page';

const ANA = { id: 4, name: 'Dr Ana Perera', role: 'ORTHODONTIST', department: null } as const;

const entry = (set: Partial<TimelineEntryDto> = {}): TimelineEntryDto => ({
  key: 'visit:1',
  at: '2026-03-01T05:12:07.123Z',
  kind: 'visits',
  what: 'visit.completed',
  by: null,
  person: ANA,
  parts: { label: 'Adjustment', minutes: 30 },
  link: null,
  ...set,
});
const charted = entry({
  key: 'chart-act:2',
  kind: 'chart',
  what: 'chart.entry',
  by: ANA,
  person: null,
  parts: { count: 3, findings: [{ code: 'caries', layer: 'condition', teeth: ['16'] }] },
  link: { to: 'chart', day: '2026-03-01' },
});
const look: AccessLineDto = {
  day: '2026-03-01',
  person: { id: 4, name: 'Dr Ana Perera', role: 'ORTHODONTIST' },
  action: 'chart.read',
  kind: 'read',
  times: 3,
  firstAt: '2026-03-01T05:12:07.123Z',
  lastAt: '2026-03-01T06:12:07.123Z',
};

async function opened(query: Record<string, string> = {}, may: readonly string[] = ['audit.read', 'patient.record']) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: Session, useValue: { user: signal(null), can: (one: string) => may.includes(one) } },
      { provide: OpenPatient, useValue: { patient: signal(null) } },
    ],
  });
  await speakEnglish();
  const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(TimelinePage);
  fixture.componentRef.setInput('id', '7');
  for (const [key, value] of Object.entries(query)) fixture.componentRef.setInput(key, value);
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  const page: HTMLElement = fixture.nativeElement;
  const counts = () => server.expectOne(({ url }) => url === '/api/patients/7/timeline/counts');
  const list = () => server.expectOne(({ url }) => url === '/api/patients/7/timeline');
  return { fixture, page, server, go, counts, list, settle: () => fixture.whenStable() };
}
const button = (page: HTMLElement, name: string) =>
  [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(name));

describe('the timeline of a patient', () => {
  it('says by day what happened, who did it, and leads to the chart of that day', async () => {
    const { page, counts, list, settle } = await opened();
    counts().flush({ items: [{ kind: 'visits', count: 1 }], teeth: ['16'] });
    list().flush({ items: [entry(), charted], nextCursor: null });
    await settle();
    const [visit, chart] = [...page.querySelectorAll<HTMLElement>('.timeline-row')];
    expect(visit?.textContent).toContain('Adjustment · 30 min · Dr Ana Perera');
    expect(chart?.textContent).toContain('16 caries; and 2 more');
    expect(chart?.getAttribute('href')).toBe('/patients/7/chart?asOf=2026-03-01');
    expect(page.querySelectorAll('h2.timeline-heading')).toHaveLength(1);
  });

  it('counts its kinds and goes to the one that is pressed; a tooth is the chart’s alone', async () => {
    const { page, counts, list, settle, go } = await opened({ tooth: '16' });
    const asked = counts();
    expect(asked.request.params.get('tooth')).toBe('16');
    asked.flush({ items: [{ kind: 'visits', count: 1000 }], teeth: ['16'] });
    list().flush({ items: [entry()], nextCursor: null });
    await settle();
    button(page, 'Visits 1000+')?.click();
    expect(go.mock.lastCall?.[1]?.queryParams).toEqual({ kind: 'visits', tooth: null });
  });

  it('reads older pages when asked, and keeps what it had', async () => {
    const { page, counts, list, settle } = await opened();
    counts().flush({ items: [], teeth: [] });
    list().flush({ items: [entry()], nextCursor: 'next' });
    await settle();
    button(page, 'Show earlier')?.click();
    TestBed.tick();
    const more = list();
    expect(more.request.params.get('cursor')).toBe('next');
    more.flush({ items: [charted], nextCursor: null });
    await settle();
    expect(page.querySelectorAll('.timeline-row')).toHaveLength(2);
    expect(page.textContent).toContain('That is all.');
  });

  it('says so when nothing matches, and when it cannot be read', async () => {
    const { page, counts, list, settle, go } = await opened({ kind: 'queue' });
    counts().flush({ items: [], teeth: [] });
    list().flush({ items: [], nextCursor: null });
    await settle();
    expect(page.textContent).toContain('Nothing like this has happened.');
    button(page, 'Clear filters')?.click();
    expect(go.mock.lastCall?.[1]?.queryParams).toMatchObject({ kind: null, tooth: null });
  });

  it('shows an error with what the server said', async () => {
    const { page, counts, list, settle } = await opened();
    counts().flush({ items: [], teeth: [] });
    list().flush(
      { detail: 'The database cannot be reached.', status: 503 },
      { status: 503, statusText: 'Unavailable' },
    );
    await settle();
    expect(page.textContent).toContain('The timeline could not be loaded.');
  });

  it('tells an administrator who looked, and nobody else', async () => {
    const { page, counts, server, settle } = await opened({ view: 'looked' });
    counts().flush({ items: [], teeth: [] });
    server.expectOne(({ url }) => url === '/api/patients/7/access-log').flush({ items: [look], nextCursor: null });
    await settle();
    const row = page.querySelector('.access-table tbody tr:nth-child(2)')?.textContent ?? '';
    for (const said of ['Dr Ana Perera', 'Orthodontist', 'Dental chart', 'looked at', '3']) expect(row).toContain(said);
    TestBed.resetTestingModule();
    const other = await opened({ view: 'looked' }, []);
    other.counts().flush({ items: [], teeth: [] });
    other.list().flush({ items: [], nextCursor: null });
    await other.settle();
    expect(other.page.textContent).not.toContain('Who looked');
    expect(button(other.page, 'Export record')).toBeUndefined();
  });
});
