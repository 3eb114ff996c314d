import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Role } from '@cuspid/platform/contracts';
import { mayRole } from '@cuspid/platform/contracts';
import { Session, WEB_CONFIG } from '@cuspid/platform/web';
import type { VisitDto } from '@cuspid/visits/contracts';
import { speakEnglish, visit } from '../testing';
import { VisitActions } from './visit-actions';

async function shown(one: VisitDto, role: Role = 'RECEPTION') {
  const session = { can: (permission: Parameters<typeof mayRole>[1]) => mayRole(role, permission) };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: session },
    ],
  });
  await speakEnglish();
  const fixture = TestBed.createComponent(VisitActions);
  fixture.componentRef.setInput('visit', one);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const words = () =>
    [...page.querySelectorAll('button')].map((button) => button.textContent?.trim().split(/\s{2,}/)[0]);
  return { fixture, page, words, server: TestBed.inject(HttpTestingController) };
}

const today = (change: Partial<VisitDto> = {}) => visit(1, '09:00', { startsAt: new Date().toISOString(), ...change });

describe('what can be done with a visit', () => {
  it('goes on asking why it is cancelled while others change it, and stops for another visit', async () => {
    const { fixture, page } = await shown(today());
    fixture.componentInstance.askWhy();
    await fixture.whenStable();
    expect(page.querySelector('input')).not.toBeNull();
    fixture.componentRef.setInput('visit', today({ version: 2, notes: 'Bring the splint' }));
    await fixture.whenStable();
    expect(page.querySelector('input')).not.toBeNull();
    fixture.componentRef.setInput('visit', today({ id: 2 }));
    await fixture.whenStable();
    expect(page.querySelector('input')).toBeNull();
  });

  it('checks in on the day itself; before, the visit is confirmed', async () => {
    expect((await shown(today())).words()[0]).toContain('Check in');
    TestBed.resetTestingModule();
    const later = visit(1, '09:00', { startsAt: new Date(Date.now() + 3 * 86_400_000).toISOString() });
    expect((await shown(later)).words()[0]).toContain('Confirm');
  });

  it('offers a dentist no booking, and nobody anything of a visit that is over', async () => {
    const dentist = await shown(today(), 'ORTHODONTIST');
    expect(dentist.words().join()).not.toContain('Move');
    TestBed.resetTestingModule();
    expect((await shown(today({ status: 'COMPLETED' }))).words()).toEqual([]);
  });

  it('checks in through the queue, with the visit, its dentist and its reason', async () => {
    const { fixture, server } = await shown(today());
    fixture.componentInstance.checkIn();
    const { request } = server.expectOne('/api/queue');
    expect(request.body).toMatchObject({ patientId: 101, visitId: 1, providerId: 11, procedure: 'Adjustment' });
  });
});
