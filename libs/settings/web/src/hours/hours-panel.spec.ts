import { usualHours, type DayHours } from '@cuspid/settings/contracts';
import { shownPanel, someSettings } from '../testing';
import { HoursPanel } from './hours-panel';

async function shown() {
  const panel = await shownPanel(HoursPanel);
  const { server, settle } = panel;
  for (const request of server.match(({ url }) => url === '/api/holidays')) {
    request.flush({ items: [{ id: 7, day: '2026-05-01', name: 'May Day', version: 1 }], nextCursor: null });
  }
  await settle();
  return panel;
}

const monday = (hours: DayHours[]) => hours[0]?.spans;

describe('the working hours', () => {
  it('are saved whole when a time of a day was typed', async () => {
    const { server, field, type } = await shown();
    await type(field('Monday, opens, 1'), '830');
    const { body } = server.expectOne('/api/settings').request;
    expect(body.hours).toHaveLength(7);
    expect(monday(body.hours)).toEqual([{ from: '08:30', to: '17:00' }]);
    expect(field('Monday, opens, 1').value).toBe('08:30');
  });

  it('are not saved while they overlap or end before they begin, and the day says so', async () => {
    const { page, server, field, type, press } = await shown();
    await type(field('Monday, closes, 1'), '7');
    server.expectNone('/api/settings');
    expect(page.querySelector('.settings-day-problem')?.textContent).toContain('Closing has to be after opening');
    expect(field('Monday, closes, 1').getAttribute('aria-invalid')).toBe('true');
    await type(field('Monday, closes, 1'), '12');
    server.expectOne('/api/settings').flush(someSettings({ version: 4, hours: usualHours() }));
    await press('Monday: add hours');
    await type(field('Monday, opens, 2'), '11:30');
    expect(page.querySelector('.settings-day-problem')?.textContent).toContain('overlap');
  });

  it('leave a time that is none as it was typed, marked', async () => {
    const { server, field, type } = await shown();
    await type(field('Monday, opens, 1'), 'noon');
    server.expectNone('/api/settings');
    expect([field('Monday, opens, 1').value, field('Monday, opens, 1').getAttribute('aria-invalid')]).toEqual([
      'noon',
      'true',
    ]);
  });

  it('close and open a day', async () => {
    const { page, server, settle } = await shown();
    page.querySelectorAll<HTMLInputElement>('.settings-day-open input')[0]?.click();
    await settle();
    expect(monday(server.expectOne('/api/settings').request.body.hours)).toEqual([]);
  });

  it('say whether the clinic is open today', async () => {
    const { page } = await shown();
    expect(page.querySelector('.settings-heading .chip')?.textContent).toBe('Open today 08:00–17:00');
  });
});

describe('the holidays', () => {
  it('are deleted with a way back', async () => {
    const { server, press, settle, toasts } = await shown();
    await press('Delete May Day');
    server.expectOne('/api/holidays/7').flush(null);
    await settle();
    toasts.all().at(-1)?.action?.run();
    await settle();
    const { request } = server.expectOne(({ method }) => method === 'POST');
    expect([request.url, request.body]).toEqual(['/api/holidays', { day: '2026-05-01', name: 'May Day' }]);
  });

  it('need a day and a name', async () => {
    const { page, server, press } = await shown();
    await press('Add');
    server.expectNone(({ method }) => method === 'POST');
    expect(page.querySelector('.settings-row-new .field-error')?.textContent).toContain('Choose a day');
  });
});
