import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { LetterTemplateDto } from '@cuspid/letters/contracts';
import { WEB_CONFIG } from '@cuspid/platform/web';
import { Confirmation } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import english from '../i18n/en.json';
import { LetterTextsPanel } from './letter-texts-panel';

const template = (set: Partial<LetterTemplateDto> = {}): LetterTemplateDto => ({
  kind: 'BOOKED',
  language: 'en',
  subject: 'Your visit on {{day}}',
  body: 'Dear {{patientFirstName}},\nwe expect you.',
  isBuiltIn: true,
  updatedAt: null,
  updatedBy: null,
  version: 0,
  ...set,
});
const WRITTEN = '/api/letter-templates/BOOKED/en';

async function shown() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
    ],
  });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ letters: english }, 'en');
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(LetterTextsPanel);
  const page: HTMLElement = fixture.nativeElement;
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
    TestBed.tick();
  };
  const kept = async (...items: LetterTemplateDto[]) => {
    TestBed.tick();
    server.expectOne('/api/letter-templates').flush({ items });
    await settle();
  };
  const body = () => page.querySelector('textarea') ?? document.createElement('textarea');
  const write = async (text: string) => {
    body().value = text;
    body().dispatchEvent(new Event('input'));
    await settle();
  };
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(name));
  const press = async (name: string) => {
    button(name)?.click();
    await settle();
  };
  return { fixture, page, server, settle, kept, body, write, button, press };
}

describe('the texts of letters', () => {
  it('a variable is put where one writes, and what is none is told at its place', async () => {
    const { page, kept, body, write, press, button } = await shown();
    await kept(template());
    body().dispatchEvent(new Event('focus'));
    body().setSelectionRange(5, 25);
    await press('clinicName');
    expect(body().value).toBe('Dear {{clinicName}},\nwe expect you.');
    await write('Dear you,\nyour {{diagnosis}} waits.');
    expect(page.textContent).toContain('Line 2, character 6: {{diagnosis}} is nothing this letter can put in.');
    expect(button('Save')?.disabled).toBe(true);
  });

  it('saves over the version that was read, and goes back to the built-in text when that is wanted', async () => {
    const { page, server, settle, kept, write, press } = await shown();
    await kept(template());
    await write('Come, {{patientFirstName}}.');
    expect(page.textContent).toContain('Not saved yet');
    await press('Save');
    const saved = server.expectOne({ method: 'PUT', url: WRITTEN });
    expect(saved.request.headers.get('If-Match')).toBe('"0"');
    const own = template({ body: 'Come, {{patientFirstName}}.', isBuiltIn: false, version: 1 });
    saved.flush(own);
    await settle();
    await kept(own);
    vi.spyOn(TestBed.inject(Confirmation), 'ask').mockResolvedValue(true);
    await press('Back to the built-in text');
    expect(server.expectOne({ method: 'DELETE', url: WRITTEN }).request.headers.get('If-Match')).toBe('"1"');
  });

  it('what somebody else saved meanwhile stands beside one’s own', async () => {
    const { page, server, settle, kept, body, write, press } = await shown();
    await kept(template());
    await write('Mine.');
    await press('Save');
    const status = { status: 412, statusText: 'Precondition Failed' };
    server.expectOne({ method: 'PUT', url: WRITTEN }).flush({ code: 'stale-version' }, status);
    await settle();
    await kept(template({ subject: 'Theirs on {{day}}', body: 'Theirs.', isBuiltIn: false, version: 3 }));
    expect(page.querySelector('cd-save-clash')?.textContent).toContain('Theirs.');
    expect(page.querySelector('input')?.value).toBe('Theirs on {{day}}');
    expect(body().value).toBe('Mine.');
    await press('Save');
    expect(server.expectOne({ method: 'PUT', url: WRITTEN }).request.headers.get('If-Match')).toBe('"3"');
  });

  it('is not left with something unsaved before that was asked about', async () => {
    const { fixture, kept, write } = await shown();
    await kept(template());
    const ask = vi.spyOn(TestBed.inject(Confirmation), 'ask').mockResolvedValue(false);
    expect(await fixture.componentInstance.mayLeave()).toBe(true);
    await write('Mine.');
    expect(await fixture.componentInstance.mayLeave()).toBe(false);
    expect(ask).toHaveBeenCalledOnce();
  });
});
