import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { StageFigureDto, StageFiguresDto } from '@cuspid/queue/contracts';
import { USUAL_TARGETS } from '../board/lanes';
import english from '../i18n/en.json';
import { FiguresPage } from './figures-page';

const stages: StageFigureDto[] = [
  { stage: 'IN_WAITING_ROOM', count: 40, medianMinutes: 12, ninetiethMinutes: 33, withinTarget: 35 },
  { stage: 'UNDER_CONSULTATION', count: 0, medianMinutes: null, ninetiethMinutes: null, withinTarget: 0 },
];
const figures: StageFiguresDto = {
  from: '2026-10-25',
  to: '2026-11-23',
  entries: 42,
  leftOut: 2,
  targets: USUAL_TARGETS,
  stages,
  providers: [{ provider: { id: 5, name: 'Dr Anushka Fernando', role: 'ORTHODONTIST', department: null }, stages }],
  hours: [{ hour: 9, stages }],
};

async function shown(by: string, answer: StageFiguresDto) {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
  });
  TestBed.inject(TranslocoService).setTranslation({ queue: english }, 'en');
  const fixture = TestBed.createComponent(FiguresPage);
  fixture.componentRef.setInput('by', by);
  TestBed.tick();
  TestBed.inject(HttpTestingController)
    .expectOne(({ url }) => url === '/api/queue/stats/stages')
    .flush(answer);
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
  const page: HTMLElement = fixture.nativeElement;
  const cells = [...page.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()),
  );
  return { page, cells };
}

describe('the figures of the queue', () => {
  it('say of how many they are, and what was left out', async () => {
    const { page, cells } = await shown('stage', figures);
    expect(page.textContent).toContain('40 of 42 patients');
    expect(page.textContent).toContain('2 are left out');
    expect(cells).toEqual([['Waiting', '40', '12 min', '33 min', '87 %, 35 of 40']]);
  });

  it('stand by dentist and by hour of the day', async () => {
    const { cells } = await shown('provider', figures);
    expect(cells[0]?.[0]).toBe('Dr Anushka Fernando');
    TestBed.resetTestingModule();
    expect((await shown('hour', figures)).cells[0]?.[0]).toBe('09:00–10:00');
  });

  it('say so where nothing was measured, and offer a wider period', async () => {
    const { page } = await shown('stage', { ...figures, entries: 0, leftOut: 0, stages: [] });
    expect(page.querySelector('cd-empty')?.textContent).toContain('Nothing was measured');
    expect(page.querySelector('cd-empty button')).not.toBeNull();
  });
});
