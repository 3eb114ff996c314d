import type { LiveEvent } from '@cuspid/platform/contracts';
import { coalesced } from './coalesced';
import { EventStreamParser } from './event-stream';
import { together } from './live-events';

describe('the stream of events', () => {
  it('is cut into events wherever the chunks end', () => {
    const text = ': open\n\nid: 7\nevent: queue\ndata: {"id":3}\n\nevent: chart\r\ndata: a\r\ndata: b\r\n\r\n';
    for (const size of [1, 5, 1000]) {
      const parser = new EventStreamParser();
      const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      const events = chunks.flatMap((chunk) => parser.push(chunk));
      expect(events).toEqual([
        { id: '7', event: 'queue', data: '{"id":3}' },
        { id: '7', event: 'chart', data: 'a\nb' },
      ]);
    }
  });
});

describe('a busy morning', () => {
  it('reloads at once, then at most every 300 ms, and never misses the last change', () => {
    vi.useFakeTimers();
    const seen: number[] = [];
    const { call } = coalesced((event: number) => seen.push(event));
    for (let change = 1; change <= 50; change++) call(change);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(300);
    expect(seen).toEqual([1, 50]);
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([1, 50]);
    vi.useRealTimers();
  });

  it('tells of two visits in one breath that neither is named: who shows either looks again', () => {
    vi.useFakeTimers();
    const seen: object[] = [];
    const { call } = coalesced<LiveEvent>((event) => seen.push(event), together);
    call({ topic: 'visits', id: 1, patientId: 7 });
    call({ topic: 'visits', id: 2, patientId: 7 });
    call({ topic: 'visits', id: 3, patientId: 7 });
    vi.advanceTimersByTime(300);
    expect(seen).toEqual([
      { topic: 'visits', id: 1, patientId: 7 },
      { topic: 'visits', patientId: 7 },
    ]);
    vi.useRealTimers();
  });
});
