import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { ChartWordDto, FindingDto } from '@cuspid/dental-chart/contracts';
import { sentence, viewBox, type FindingDraft } from '@cuspid/odontogram';
import { OpenPatient } from '@cuspid/patients/web';
import type { Role } from '@cuspid/platform/contracts';
import { Session, WEB_CONFIG } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';
import { CHART_ROOMS } from '../chart-nav';
import { ChartPage } from '../chart-page';
import english from '../i18n/en.json';

const CHART = '/api/patients/7/dental-chart';
export const nextTurn = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

/** A stored row, as the API answers it. */
export function stored(id: number, draft: FindingDraft, more: Partial<FindingDto> = {}): FindingDto {
  const plain = { supernumerary: null, material: null, severity: null, quality: null, reason: null, param: null };
  return {
    ...plain,
    ...{ range: null, abutments: null, note: null, supersedes: null, voids: null, voidReason: null, visitId: null },
    ...{ defective: false, isVoided: false, act: id, batchId: String(id), recordedAt: '2026-03-04T05:00:00.000Z' },
    ...{ author: { id: 2, name: 'Ben' }, authorId: 2, effectiveOn: '2026-03-04', id },
    ...{ awaitsCoSignature: false, coSignedBy: null, coSignedAt: null },
    tooth: draft.tooth,
    code: draft.code,
    layer: draft.layer,
    surfaces: [...(draft.surfaces ?? [])],
    sentence: sentence([draft]),
    ...more,
  };
}

export interface RoomOptions {
  /** The clinic's own words. */
  readonly words?: readonly ChartWordDto[];
}

export interface Room {
  page: HTMLElement;
  server: HttpTestingController;
  /** Lets what was pressed be worked out and drawn. */
  settle: () => Promise<void>;
  press: (key: string, target?: EventTarget, more?: KeyboardEventInit) => Promise<void>;
  /** Writes the line, as if typed there. */
  type: (text: string) => Promise<void>;
  line: () => HTMLInputElement;
  echo: () => string;
  teeth: () => HTMLElement;
  /** What this screen said of itself when it opened: every page test has it, and it waits for no answer. */
  here: TestRequest | undefined;
  /** The one request on its way to this place below the chart. */
  sent: (place: string) => TestRequest;
}

const person = (role: Role) => ({
  id: 1,
  name: 'Ana',
  email: 'a@x.test',
  role,
  department: null,
  mustChangePassword: false,
  hasGoogle: false,
  preferences: null,
  version: 1,
});

function found<T extends Element>(element: T | null | undefined, what: string): T {
  if (!element) throw new Error(`no ${what}`);
  return element;
}

/** Lets what was pressed be worked out and drawn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await nextTurn();
    TestBed.tick();
  }
}

const PROVIDERS = [
  provideRouter([]),
  provideHttpClient(),
  provideHttpClientTesting(),
  OpenPatient,
  { provide: CHART_ROOMS, useValue: [] },
  { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'Asia/Colombo' } },
];

/** The chart page of patient 7, asked for but not answered. */
export async function enter(role: Role = 'ORTHODONTIST', options: RoomOptions = {}): Promise<Room> {
  TestBed.configureTestingModule({ providers: PROVIDERS });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ chart: english }, 'en');
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user: person(role) }, 'know');
  const fixture = TestBed.createComponent(ChartPage);
  fixture.componentRef.setInput('id', '7');
  document.body.replaceChildren(fixture.nativeElement);
  const page: HTMLElement = fixture.nativeElement;
  const server = TestBed.inject(HttpTestingController);
  await settle();
  server.match('/api/dental-chart/words').forEach((asked) => asked.flush({ items: options.words ?? [] }));
  await settle();
  const [here] = server.match(`${CHART}/presence`);
  const line = () => found(page.querySelector<HTMLInputElement>('cd-command-line input'), 'line');
  return {
    page,
    server,
    here,
    settle,
    line,
    echo: () => found(page.querySelector('#chart-echo'), 'echo').textContent.trim(),
    teeth: () => teethIn(page),
    sent: (place) => server.expectOne(`${CHART}${place}`),
    press: async (key, target = document.body, more = {}) => {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
      await settle();
    },
    type: async (text) => {
      line().value = text;
      line().dispatchEvent(new Event('input'));
      await settle();
    },
  };
}

/** The chart with these findings, read. */
export async function readChart(rows: readonly FindingDto[] = [], role?: Role, options?: RoomOptions): Promise<Room> {
  const room = await enter(role, options);
  room.server
    .expectOne(CHART)
    .flush({ dentition: 'permanent', canUndo: rows.length > 0, canRedo: false, ...{ waiting: [], findings: [] } });
  room.server
    .expectOne((request) => request.url === `${CHART}/findings`)
    .flush({ items: rows.toReversed(), nextCursor: null });
  await room.settle();
  return room;
}

/** The listbox, one unit of the drawing a pixel. */
function teethIn(page: HTMLElement): HTMLElement {
  const teeth = found(page.querySelector<HTMLElement>('cd-odontogram [role=listbox]'), 'teeth');
  const { width, height } = viewBox({ dentition: 'permanent' });
  teeth.getBoundingClientRect = () => new DOMRect(0, 0, width, height);
  return teeth;
}

/** What the API answers to an act. */
export function recorded(findings: readonly FindingDto[], said = 'Recorded.') {
  const act = { id: 1, number: 9, kind: 'entry', text: null, recordedAt: '2026-11-22T05:00:00.000Z' };
  return { act, version: 9, findings, sentence: said, canUndo: true, canRedo: false };
}
