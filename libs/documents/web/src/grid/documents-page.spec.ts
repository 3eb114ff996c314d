import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { mayRole, type Role } from '@cuspid/platform/contracts';
import { LiveEvents, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';
import { changeOf, factsOf, teethIn } from '../detail/document-facts';
import english from '../i18n/en.json';
import { documentOf } from '../testing';
import { grouped } from './document-groups';
import { DocumentsPage } from './documents-page';

async function opened(items: DocumentDto[], { role = 'ORTHODONTIST' as Role, inputs = {} } = {}) {
  const session = {
    user: signal({ id: 2, name: 'Ben', role }),
    can: (permission: Parameters<typeof mayRole>[1]) => mayRole(role, permission),
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: session },
      { provide: LiveEvents, useValue: { on: vi.fn(), state: signal('live'), since: signal(null) } },
    ],
  });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ documents: english }, 'en');
  const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(DocumentsPage);
  for (const [name, value] of Object.entries({ id: '7', ...inputs })) fixture.componentRef.setInput(name, value);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const server = TestBed.inject(HttpTestingController);
  const asked: string[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      for (const one of server.match(({ method }) => method === 'GET').filter(({ cancelled }) => !cancelled)) {
        asked.push(one.request.urlWithParams);
        const id = Number(/\/api\/documents\/(\d+)$/.exec(one.request.url)?.[1]);
        const found = items.find((item) => item.id === id);
        one.flush(found ?? { items: one.request.url.endsWith('/documents') ? items : [], nextCursor: null });
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  return { page, server, go, settle, text, asked };
}

describe('the documents of a patient', () => {
  it('are asked for as the address says, and shown under the month they were taken in', async () => {
    const items = [documentOf(1, { takenOn: '2026-05-12' }), documentOf(2)];
    const { text, asked } = await opened(items, { inputs: { type: 'PHOTO', tooth: '11', text: ' smile ', from: 'x' } });
    expect(asked.find((url) => url.includes('/patients/7/documents?'))).toBe(
      '/api/patients/7/documents?type=PHOTO&tooth=11&text=smile&limit=60&count=true',
    );
    expect(text()).toMatch(/Nov 2026 ?1.*May 2026 ?1/);
  });

  it('can be binned by who may, and only be added to by who may not', async () => {
    const keys = (page: HTMLElement) =>
      [...page.querySelectorAll('.document-toolbar > button')].map((one) => one.textContent?.trim());
    const { page } = await opened([documentOf(1)]);
    expect(keys(page).join(' ')).toMatch(/Bin.*Upload/);
    TestBed.resetTestingModule();
    const student = await opened([documentOf(1)], { role: 'STUDENT' });
    expect(keys(student.page).join(' ')).toMatch(/^Upload/);
  });

  it('somebody else changed meanwhile are laid beside what is typed, and nothing of either is lost', async () => {
    const items = [documentOf(1, { description: 'Before' })];
    const { page, server, settle, text } = await opened(items, { inputs: { document: '1' } });
    const box = page.querySelector('textarea');
    if (!box) throw new Error('no description');
    box.value = 'Mine';
    box.dispatchEvent(new Event('input'));
    await settle();
    page.querySelector<HTMLFormElement>('#cd-document-form')?.requestSubmit();
    await settle();
    const [sent] = server.match(({ method }) => method === 'PATCH');
    expect(sent?.request.body).toEqual({ description: 'Mine' });
    expect(sent?.request.headers.get('If-Match')).toBe('"1"');
    items[0] = documentOf(1, { description: 'Theirs', teeth: ['11'], version: 2 });
    sent?.flush({ status: 412, code: 'stale-version', detail: 'old' }, { status: 412, statusText: 'stale' });
    await settle();
    expect(text()).toMatch(/Theirs.*Yours.*Mine/);
    expect(text()).toContain('Taken over from them: Teeth');
    page.querySelector<HTMLFormElement>('#cd-document-form')?.requestSubmit();
    await settle();
    const [again] = server.match(({ method }) => method === 'PATCH');
    expect(again?.request.body).toEqual({ description: 'Mine' });
    expect(again?.request.headers.get('If-Match')).toBe('"2"');
  });
});

describe('what is said of a document', () => {
  it('names teeth in any order and with any mark between, and nothing that is no tooth', () => {
    expect(teethIn('21, 11;36')).toEqual(teethIn('36 21 11'));
    expect(teethIn('')).toEqual([]);
    expect(teethIn('11 99')).toBeNull();
  });

  it('is sent only where it was changed; what is emptied is cleared', () => {
    const before = factsOf(
      documentOf(1, { description: 'Before', teeth: ['11'], takenOn: '2026-05-12', series: 'Smile' }),
    );
    expect(changeOf(before, { ...before, teeth: ' 11 ', description: 'Before ' })).toEqual({});
    expect(changeOf(before, { ...before, description: '', takenOn: '', visit: '5' })).toEqual({
      ...{ description: null, takenOn: null, visitId: 5 },
    });
  });

  it('groups a picture of two teeth under both, and one of none at the end', () => {
    const words = {
      dayOf: () => '2026-05-12',
      say: (key: string, values = {}) => key + Object.values(values).join(''),
    };
    const groups = grouped([documentOf(1), documentOf(2, { teeth: ['11', '21'] })], 'tooth', words);
    expect(groups.map(({ heading, documents }) => [heading, documents.map(({ id }) => id)])).toEqual([
      ...[
        ['tooth11', [2]],
        ['tooth21', [2]],
        ['noTooth', [1]],
      ],
    ]);
  });
});
