import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CaseDto } from '@cuspid/cases/contracts';
import { LiveEvents, WEB_CONFIG } from '@cuspid/platform/web';
import { aCase, speakEnglish } from '../testing';
import { CasesCard } from './cases-card';

const shown = (items: readonly CaseDto[], nextCursor: string | null = null) =>
  answered((read) => read.flush({ items, nextCursor }));

async function answered(answer: (read: TestRequest) => void) {
  TestBed.configureTestingModule({
    providers: [
      ...[provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: LiveEvents, useValue: { on: () => undefined, state: signal('live'), since: signal(null) } },
    ],
  });
  await speakEnglish();
  const fixture = TestBed.createComponent(CasesCard);
  fixture.componentRef.setInput('patientId', 40);
  TestBed.tick();
  const read = TestBed.inject(HttpTestingController).expectOne(({ url }) => url === '/api/cases');
  expect(read.request.params.get('patientId')).toBe('40');
  answer(read);
  await fixture.whenStable();
  const card: HTMLElement = fixture.nativeElement;
  return { card, text: card.textContent?.replace(/\s+/g, ' ').trim() ?? '' };
}

describe('the card of a patient’s cases', () => {
  it('says how each stands, what is late and whose it is, and leads to the case', async () => {
    const { card, text } = await shown([aCase({ overdueCount: 2 }), aCase({ id: 8, isRemoved: true })], 'more');
    expect(text).toContain('Class II division 1: worked on, 2 tasks overdue');
    expect(text).toContain('Student S. Kariyawasam, supervisor Dr Anushka Fernando');
    expect(text).toContain('Class II division 1: student left');
    expect(text).toContain('There are older ones.');
    expect(card.querySelector('a')?.getAttribute('href')).toBe('/cases?list=all&case=7');
  });

  it('is not there for a patient without a case', async () => {
    expect((await shown([])).text).toBe('');
  });

  it('says that it could not be read, and is no empty card then', async () => {
    const { text } = await answered((read) => read.flush({}, { status: 503, statusText: 'Unavailable' }));
    expect(text).toContain('The supervised cases could not be loaded.');
  });
});
