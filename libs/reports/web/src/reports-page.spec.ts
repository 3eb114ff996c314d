import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { mayRole, type Role } from '@cuspid/platform/contracts';
import { ClinicClock, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { reportsRoutes } from './reports.routes';
import { report, rows, speakEnglish, figure } from './testing';

const NOW = '2026-11-23T08:00:00.000Z';

async function opened(url: string, { role = 'ADMIN' as Role, answers = {} as Record<string, object> } = {}) {
  const can = (permission: Parameters<typeof mayRole>[1]) => mayRole(role, permission);
  const clock = { today: (at: string = NOW) => at.slice(0, 10), time: (at: string) => at.slice(11, 16) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter(
        [
          { path: 'reports', children: reportsRoutes },
          { path: '**', children: [] },
        ],
        withComponentInputBinding(),
      ),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: { user: signal({ id: 5, name: 'Manel', role, department: null }), can } },
      { provide: ClinicClock, useValue: clock },
    ],
  });
  await speakEnglish();
  const server = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  const asked: string[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      for (const one of server.match(({ url: path }) => Object.keys(answers).some((known) => path === known))) {
        asked.push(one.request.urlWithParams);
        if (!one.cancelled) one.flush(answers[one.request.url] ?? {});
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const page = harness.routeNativeElement;
  if (!page) throw new Error('no page');
  document.body.append(page);
  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  return { page, server, settle, text, asked, router: TestBed.inject(Router) };
}

const VISITS = { '/api/reports/visits': report(), '/api/reports/visits/rows': rows() };

describe('the reports', () => {
  it('say a figure with its change in words, and what it counts', async () => {
    const { text, page } = await opened('/reports/visits', { answers: VISITS });
    for (const said of ['761', '4% more', 'That is better.', 'Compared with 20 Nov to 21 Nov 2026', 'Completed.']) {
      expect(text()).toContain(said);
    }
    expect(page.querySelector('cd-definition button')?.getAttribute('aria-label')).toBe(
      'What “Visits completed” counts',
    );
  });

  it('ask for the days of the address, the last thirty without any', async () => {
    expect((await opened('/reports/visits', { answers: VISITS })).asked[0]).toContain('from=2026-10-25&to=2026-11-23');
    TestBed.resetTestingModule();
    const own = await opened('/reports/visits?from=2026-03-01&to=2026-03-31&groupBy=week', { answers: VISITS });
    expect(own.asked[0]).toContain('from=2026-03-01&to=2026-03-31&groupBy=week');
  });

  it('open the rows of a figure, as many as it says', async () => {
    const { page, settle, text, asked } = await opened('/reports/visits', { answers: VISITS });
    page.querySelector<HTMLElement>('[data-figure] a')?.click();
    await settle();
    expect(asked.at(-1)).toContain('/api/reports/visits/rows?figure=visits-completed');
    for (const said of ['1 row', 'Nimal Perera', 'P00003', '22 Nov 2026']) expect(text()).toContain(said);
  });

  it('turn a chart into its table, each number the way to its rows of that day', async () => {
    const { page, settle, router } = await opened('/reports/visits', { answers: VISITS });
    page.querySelector<HTMLElement>('.report-flip')?.click();
    await settle();
    expect(router.url).toContain('table=visits');
    const cells = [...page.querySelectorAll('[data-series=visits] td')].map((cell) => cell.textContent?.trim());
    expect(cells).toEqual(['300', '2', '461', '0', '761', '2']);
    page.querySelector<HTMLElement>('[data-series=visits] tbody a')?.click();
    await settle();
    expect(router.url).toContain('figure=visits-completed&key=completed&since=2026-11-22&until=2026-11-22');
  });

  it('tell that a small cell is hidden, and do not open it', async () => {
    const { page, text } = await opened('/reports/visits', { answers: VISITS });
    expect(text()).toContain('“<5” stands for one to four');
    const hidden = [...page.querySelectorAll('[data-table=by-type] td')].find((cell) =>
      cell.textContent?.includes('<5'),
    );
    expect(hidden?.querySelector('a')).toBeNull();
  });

  it('lead from an empty period to the last one with data', async () => {
    const answers = { '/api/reports/visits': report({ figures: [figure({ value: 0 })], tables: [] }) };
    const { page, settle, server, text, router } = await opened('/reports/visits?from=2026-05-01&to=2026-05-10', {
      answers,
    });
    expect(text()).toContain('Nothing was recorded in these days');
    answers['/api/reports/visits'] = report({
      groups: [
        { from: '2026-02-02', to: '2026-02-08', isPartial: false },
        { from: '2026-02-09', to: '2026-02-15', isPartial: false },
      ],
      figures: [figure({ sparkline: [4, 0] })],
    });
    page.querySelector<HTMLElement>('cd-empty-period button')?.click();
    await settle();
    expect(router.url).toContain('to=2026-02-08');
    server.verify();
  });

  it('fail region by region', async () => {
    const { page, server, settle, text } = await opened('/reports', {
      answers: {
        '/api/reports/overview': report({ kind: 'overview' }),
        '/api/reports/procedures': report(),
        '/api/reports/inventory': report(),
      },
    });
    server.expectOne(({ url }) => url === '/api/reports/providers').flush(null, { status: 503, statusText: 'Down' });
    await settle();
    expect(text()).toContain('Clinicians could not be loaded.');
    expect(page.querySelector('[data-figure]')).not.toBeNull();
  });

  it('are one’s own work for a student', async () => {
    const answers = {
      '/api/reports/own': report({ kind: 'own', person: { id: 5, name: 'Tharindu', role: 'STUDENT' } }),
    };
    const { router, text, page } = await opened('/reports', { role: 'STUDENT', answers });
    expect(router.url).toBe('/reports/own');
    expect(text()).toContain('My work');
    expect(page.querySelector('nav.tabs')).toBeNull();
  });

  it('are not for a nurse', async () => {
    const { router } = await opened('/reports', { role: 'NURSE' }).catch(() => ({ router: TestBed.inject(Router) }));
    expect(router.url).not.toContain('own');
  });
});
