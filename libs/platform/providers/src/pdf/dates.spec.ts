import { expect, it } from 'vitest';
import { dayInWords, dayOf, momentInWords } from './dates';

it('writes a day as far as it is known', () => {
  expect(['2026-11-02', '2026-11', '2015'].map(dayInWords)).toEqual(['2 Nov 2026', 'Nov 2026', '2015']);
});

it('reads the clinic’s clock, whatever the server’s zone is', () => {
  const at = new Date('2026-11-22T19:05:00Z');
  expect(momentInWords(at, 'Asia/Colombo')).toBe('23 Nov 2026, 00:35');
  expect([dayOf(at, 'Pacific/Apia'), dayOf(at, 'America/St_Johns')]).toEqual(['2026-11-23', '2026-11-22']);
});
