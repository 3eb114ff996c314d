import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { LiveEvents, WEB_CONFIG } from '@cuspid/platform/web';
import { speakEnglish } from '../testing';

/** Their names stand among the words of the settings. */
const PANELS = { requirements: 'Requirements', 'student-groups': 'Student groups', rubrics: 'Rubrics' };
/** What the API answers to each path, until it is told otherwise. */
type Answers = Record<string, readonly unknown[]>;

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

/** For specs: a panel of these settings. With a cursor every list goes on after what is answered. */
export async function shownPanel<T>(panel: Type<T>, answers: Answers, nextCursor: string | null = null) {
  const live = { on: () => undefined, state: signal('live'), since: signal(null) };
  TestBed.configureTestingModule({
    providers: [
      ...[provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: LiveEvents, useValue: live },
    ],
  });
  await speakEnglish();
  TestBed.inject(TranslocoService).setTranslation({ settings: { panel: PANELS } }, 'en');
  const server = TestBed.inject(HttpTestingController);
  const page: HTMLElement = TestBed.createComponent(panel).nativeElement;
  document.body.append(page);
  const settle = () => settled(server, answers, nextCursor);
  await settle();
  const press = async (label: string) => {
    buttonIn(page, label).click();
    await settle();
  };
  const type = async (label: string, text: string) => {
    const box = boxIn(page, label);
    box.value = text;
    box.dispatchEvent(new Event(box instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
    await settle();
  };
  return { page, server, settle, press, type, answers, box: (label: string) => boxIn(page, label) };
}

async function settled(server: HttpTestingController, answers: Answers, nextCursor: string | null): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    TestBed.tick();
    await nextTurn();
    for (const [path, items] of Object.entries(answers)) {
      const reads = server.match(({ url, method }) => method === 'GET' && url.split('?')[0] === path);
      for (const request of reads) request.flush({ items, nextCursor });
    }
  }
  TestBed.tick();
}

function buttonIn(page: HTMLElement, label: string): HTMLButtonElement {
  const found = [...page.querySelectorAll('button')].find(
    (one) => one.getAttribute('aria-label') === label || one.textContent?.trim() === label,
  );
  if (!found) throw new Error(`no button “${label}”`);
  return found;
}

/** The field with this label, written above or around it, or told to screen readers. */
function boxIn(page: HTMLElement, label: string): HTMLInputElement | HTMLSelectElement {
  const found = [...page.querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith(label));
  const box = found?.htmlFor
    ? page.querySelector<HTMLInputElement | HTMLSelectElement>(`#${found.htmlFor}`)
    : (found ?? page).querySelector<HTMLInputElement>(found ? 'input' : `[aria-label="${label}"]`);
  if (!box) throw new Error(`no field “${label}”`);
  return box;
}
