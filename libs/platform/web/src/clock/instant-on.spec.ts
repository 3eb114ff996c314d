import { instantOn, wallOf } from './instant-on';

describe('a day of the clinic', () => {
  it.each([
    ['Asia/Colombo', '2026-11-23', '2026-11-22T18:30:00.000Z'],
    ['UTC', '2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['Pacific/Auckland', '2026-09-27', '2026-09-26T12:00:00.000Z'],
  ])('in %s, %s begins at %s', (zone, day, instant) => {
    expect(instantOn(wallOf(zone), day).toISOString()).toBe(instant);
  });

  it('has its minutes where the wall shows them, before and after the clock was put forward', () => {
    const berlin = wallOf('Europe/Berlin');
    expect(instantOn(berlin, '2026-03-29', 60).toISOString()).toBe('2026-03-29T00:00:00.000Z');
    expect(instantOn(berlin, '2026-03-29', 240).toISOString()).toBe('2026-03-29T02:00:00.000Z');
  });
});
