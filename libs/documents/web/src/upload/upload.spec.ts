import {
  canPause,
  isPlausible,
  nextPiece,
  nextToStart,
  pauseAfter,
  percentOf,
  PIECE_FIRST,
  type Upload,
} from './upload';

describe('the queue', () => {
  const upload = (phase: Upload['phase'], more: Partial<Upload> = {}): Upload => ({
    ...{ key: phase, patientId: 7, name: 'a.png', bytes: 100, file: null, sent: 0, onServer: null, sameAs: null },
    ...{ keepsBoth: false, problem: null, document: null, phase, ...more },
  });

  it('works on two at a time, in their order', () => {
    expect(nextToStart([upload('sending'), upload('queued')])?.phase).toBe('queued');
    expect(nextToStart([upload('sending'), upload('waiting'), upload('queued')])).toBeNull();
    expect(nextToStart([upload('asking'), upload('paused'), upload('queued')])?.phase).toBe('queued');
  });

  it('says a hundred only of what is in its place', () => {
    expect(percentOf(upload('finishing', { sent: 100 }))).toBe(99);
    expect(percentOf(upload('done'))).toBe(100);
    expect([canPause(upload('sending')), canPause(upload('finishing'))]).toEqual([true, false]);
  });

  it('sends larger pieces where they go fast, smaller ones where they do not, never more than may be', () => {
    expect(nextPiece(PIECE_FIRST, 100, 8_000_000)).toBe(2 * PIECE_FIRST);
    expect(nextPiece(4 * PIECE_FIRST, 5_000, 8_000_000)).toBe(2 * PIECE_FIRST);
    expect(nextPiece(PIECE_FIRST, 100, 300_000)).toBe(300_000);
    expect(nextPiece(PIECE_FIRST, 9_000, 8_000_000)).toBe(PIECE_FIRST);
  });

  it('waits longer from try to try, half a minute at most; a name in another form of Unicode is the same name', () => {
    expect([0, 1, 2, 20].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 30_000]);
    expect(isPlausible(upload('fileGone', { name: 'é.png' }), { name: 'é.png', size: 100 })).toBe(true);
  });
});
