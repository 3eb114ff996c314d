import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Session, WEB_CONFIG } from '@cuspid/platform/web';
import type { MatchesDto, ShortNoticeDto } from '@cuspid/visits/contracts';
import type { ChosenGap } from '../calendar/chosen-gap';
import { ANA, DAY, noticeEntry, speakEnglish, visit } from '../testing';
import { courseOf, minutesLate } from '../profile/visit-courses';
import { GapMatches } from './gap-matches';

const STARTS = `${DAY}T11:00:00.000Z`;
const offerTo = ({ id, patient }: ShortNoticeDto) => ({
  entryId: id,
  patient,
  at: new Date().toISOString(),
  by: ANA,
  startsAt: STARTS,
  minutes: 30,
});

async function shown(told: MatchesDto) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: { can: () => true, user: () => null } },
    ],
  });
  await speakEnglish();
  const fixture = TestBed.createComponent(GapMatches);
  const gap: Pick<ChosenGap, 'day' | 'start' | 'minutes' | 'startsAt' | 'providerId' | 'chairId'> = {
    ...{ day: DAY, start: 660, minutes: 60, startsAt: STARTS },
    ...{ providerId: ANA.id, chairId: null },
  };
  fixture.componentRef.setInput('gap', gap);
  fixture.detectChanges();
  const server = TestBed.inject(HttpTestingController);
  const asked = server.expectOne(({ url }) => url === '/api/short-notice/matches');
  expect(asked.request.params.get('providerId')).toBe(String(ANA.id));
  expect(asked.request.params.has('chairId')).toBe(false);
  asked.flush(told);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const button = (name: string) => [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
  return { fixture, page, server, button };
}

describe('who could come in a free stretch', () => {
  it('says how long each has waited, and offers the time of the gap', async () => {
    const { page, server, button } = await shown({ items: [{ entry: noticeEntry(1), startsAt: STARTS }], offers: [] });
    expect(page.textContent).toContain('Crown fit 46 · 9 days');
    button('Offer')?.click();
    const sent = server.expectOne('/api/short-notice/1/offer');
    expect(sent.request.body).toEqual({ startsAt: STARTS, providerId: ANA.id, chairId: null });
  });

  it('shows who is called with the number, and asks what they said; nobody else is offered the time', async () => {
    const called = noticeEntry(1);
    const items = [
      { entry: { ...called, offer: offerTo(called) }, startsAt: STARTS },
      { entry: noticeEntry(2), startsAt: `${DAY}T11:15:00.000Z` },
    ];
    const { page, server, button } = await shown({ items, offers: [offerTo(called)] });
    expect(page.textContent).toContain('071 802 4417');
    expect(page.textContent).toContain('from 11:15');
    expect(button('Offer')?.disabled).toBe(true);
    button('Declined')?.click();
    expect(server.expectOne('/api/short-notice/1/answer').request.body).toEqual({ answer: 'DECLINED' });
  });

  it('says that somebody offers it to a patient who is not among these', async () => {
    const { page, button } = await shown({
      items: [{ entry: noticeEntry(2), startsAt: STARTS }],
      offers: [offerTo(noticeEntry(9))],
    });
    expect(page.textContent).toContain('Offered just now by Dr Anushka Fernando to Gloria Okafor 9');
    expect(button('Offer')?.disabled).toBe(true);
  });
});

describe('the way of a visit through the clinic', () => {
  it('stands among what happened to its booking, and tells itself when the patient came and left', () => {
    const change = (event: 'BOOKED' | 'ARRIVED' | 'COMPLETED', at: string) => ({
      ...{ event, at: `${DAY}T${at}:00.000Z`, by: null },
      ...{ reason: null, movedFrom: null, changed: [] },
    });
    const changes = [change('BOOKED', '08:00'), change('ARRIVED', '09:00'), change('COMPLETED', '10:00')];
    const steps = [
      { stage: 'WAITING' as const, at: `${DAY}T09:00:00.000Z`, by: null },
      { stage: 'LEFT' as const, at: `${DAY}T10:00:00.000Z`, by: null },
    ];
    const told = courseOf(changes, steps).map(({ change: booked, step }) => booked?.event ?? step?.stage);
    expect(told).toEqual(['BOOKED', 'WAITING', 'LEFT']);
    expect(courseOf(changes, [])).toHaveLength(3);
    expect(minutesLate(visit(1, '09:00'), `${DAY}T09:12:00.000Z`)).toBe(12);
    expect(minutesLate(visit(1, '09:00'), `${DAY}T08:50:00.000Z`)).toBeNull();
  });
});
