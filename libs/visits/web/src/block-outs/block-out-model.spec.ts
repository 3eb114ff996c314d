import { block, CHAIR, SILVA } from '../testing';
import { modelOf, requestOf } from './block-out-model';

/** A wall clock of a zone, as the clinic's is read. */
const wallIn = (timeZone: string) => {
  const shown = (at: Date | string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', ...options }).format(new Date(at));
  return {
    today: (at: Date | string) => shown(at, { year: 'numeric', month: '2-digit', day: '2-digit' }),
    time: (at: Date | string) => shown(at, { hour: '2-digit', minute: '2-digit' }),
  };
};
const UTC = wallIn('UTC');

describe('a stretch kept free', () => {
  it('of whole days ends with the last of them, and is read back as it was said', () => {
    const model = { ...modelOf(null, null, '2026-11-24', UTC), toDay: '2026-11-26', reason: ' Leave ' };
    const asked = requestOf(model, UTC);
    expect(asked).toEqual({
      providerId: null,
      chairId: null,
      startsAt: '2026-11-24T00:00:00.000Z',
      endsAt: '2026-11-27T00:00:00.000Z',
      reason: 'Leave',
    });
    const made = block('00:00', '00:00', { startsAt: asked?.startsAt ?? '', endsAt: asked?.endsAt ?? '' });
    expect(modelOf(made, null, '2026-01-01', UTC)).toMatchObject({
      fromDay: '2026-11-24',
      toDay: '2026-11-26',
      isWholeDays: true,
    });
  });

  it('knows whom or what it is about', () => {
    const about = (change: object) => requestOf(modelOf(block('09:00', '10:00', change), null, '', UTC), UTC);
    expect(about({ provider: SILVA })).toMatchObject({ providerId: SILVA.id, chairId: null });
    expect(about({ chair: CHAIR })).toMatchObject({ providerId: null, chairId: CHAIR.id });
    expect(about({})).toMatchObject({ providerId: null, chairId: null, endsAt: '2026-11-24T10:00:00.000Z' });
  });

  it('that ends before it begins is none', () => {
    const model = modelOf(block('09:00', '10:00'), null, '', UTC);
    expect(requestOf({ ...model, toTime: '08:00' }, UTC)).toBeNull();
    expect(requestOf({ ...model, toDay: '' }, UTC)).toBeNull();
  });

  it('keeps to the clinic’s wall on days that are an hour shorter or longer', () => {
    const wall = wallIn('Europe/Berlin');
    const whole = (day: string) => requestOf({ ...modelOf(null, null, day, wall), reason: 'Leave' }, wall);
    const hours = (day: string) => {
      const asked = whole(day);
      return (Date.parse(asked?.endsAt ?? '') - Date.parse(asked?.startsAt ?? '')) / 3_600_000;
    };
    expect([hours('2027-03-28'), hours('2027-10-31'), hours('2027-06-01')]).toEqual([23, 25, 24]);
  });
});
