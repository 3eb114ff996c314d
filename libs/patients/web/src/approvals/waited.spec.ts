import { waitedFor } from './waited';

describe('how long a request waits', () => {
  it.each([
    ['2026-11-24T09:59:30Z', 'minutes', 0],
    ['2026-11-24T09:01:00Z', 'minutes', 59],
    ['2026-11-24T09:00:00Z', 'hours', 1],
    ['2026-11-23T10:00:01Z', 'hours', 23],
    ['2026-11-23T10:00:00Z', 'day', 1],
    ['2026-11-20T10:00:00Z', 'days', 4],
    ['2026-11-24T10:00:05Z', 'minutes', 0],
  ])('%s at ten on the 24th: %s, %d', (since, unit, count) => {
    expect(waitedFor(since, new Date('2026-11-24T10:00:00Z'))).toEqual({ unit, count });
  });
});
