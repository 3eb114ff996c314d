import { filterOf, AS_IS, isAsIs, lit } from './light';
import { angleOf, isWhole, millimetresPerPixel, readingOf, withoutLast, withPoint, type Mark } from './measure';
import { scaleOf, toImage, toStage, turned, WHOLE, within, zoomed, panned, type Turn } from './view';

const IMAGE = { width: 1200, height: 800 };
const STAGE = { width: 600, height: 600 };

describe('a picture that is looked at', () => {
  it('fits its stage whichever way it is turned', () => {
    expect(scaleOf(WHOLE, IMAGE, STAGE)).toBe(0.5);
    expect(scaleOf(turned(WHOLE, 1), { width: 1200, height: 300 }, { width: 300, height: 1200 })).toBe(1);
    expect(turned(turned(WHOLE, -1), 1).turn).toBe(0);
    expect(turned(WHOLE, -1).turn).toBe(270);
  });

  it('keeps what is under the pointer there while it is zoomed, turned or not', () => {
    for (const turn of [0, 90, 180, 270] satisfies Turn[]) {
      const view = { ...WHOLE, turn };
      const point = { x: 120, y: -60 };
      const before = toImage(point, view, IMAGE, STAGE);
      const after = toImage(point, zoomed(view, 3, STAGE, point), IMAGE, STAGE);
      expect(after.x).toBeCloseTo(before.x, 6);
      expect(after.y).toBeCloseTo(before.y, 6);
    }
  });

  it('finds every pixel again on the stage', () => {
    for (const turn of [0, 90, 180, 270] satisfies Turn[]) {
      const view = panned(zoomed({ ...WHOLE, turn }, 4, STAGE), { x: 33, y: -21 }, STAGE);
      const pixel = { x: 640, y: 380 };
      const back = toImage(toStage(pixel, view, IMAGE, STAGE), view, IMAGE, STAGE);
      expect(back.x).toBeCloseTo(pixel.x, 6);
      expect(back.y).toBeCloseTo(pixel.y, 6);
    }
  });

  it('never leaves its stage, and lies in its middle when it is whole', () => {
    expect(within({ zoom: 0.2, at: { x: 5, y: 5 }, turn: 0 })).toEqual(WHOLE);
    expect(within({ zoom: 4, at: { x: 9, y: -9 }, turn: 0 }).at).toEqual({ x: 2, y: -2 });
    expect(zoomed(WHOLE, 1_000, STAGE).zoom).toBe(16);
  });
});

describe('a measurement', () => {
  const line: Mark = {
    kind: 'length',
    points: [
      { x: 0, y: 0 },
      { x: 30, y: 40 },
    ],
  };

  it('is in pixels until a known length says how large a pixel is', () => {
    expect(readingOf(line, null)).toEqual({ unit: 'px', value: '50' });
    const perPixel = millimetresPerPixel(line, 10);
    expect(perPixel).toBe(0.2);
    expect(readingOf(line, perPixel)).toEqual({ unit: 'mm', value: '10.0' });
    for (const nothing of [0, -1, NaN, Infinity]) expect(millimetresPerPixel(line, nothing)).toBeNull();
  });

  it('tells the angle at the second of three points', () => {
    expect(angleOf({ x: 0, y: 10 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBeCloseTo(90);
    expect(angleOf({ x: -5, y: 0 }, { x: 0, y: 0 }, { x: 9, y: 0 })).toBeCloseTo(180);
    expect(angleOf({ x: 0, y: 0 }, { x: 0, y: 0 }, { x: 9, y: 0 })).toBeNull();
  });

  it('grows point by point, begins anew when it is whole, and is taken back point by point', () => {
    const one = withPoint([], 'length', { x: 1, y: 1 });
    const two = withPoint(one, 'length', { x: 2, y: 2 });
    expect(two.map(isWhole)).toEqual([true]);
    const three = withPoint(two, 'length', { x: 3, y: 3 });
    expect(three).toHaveLength(2);
    // Another kind drops what was only begun.
    expect(withPoint(three, 'angle', { x: 4, y: 4 }).map(({ kind }) => kind)).toEqual(['length', 'angle']);
    expect(withoutLast(withoutLast(three))).toEqual(one);
    expect(withoutLast([])).toEqual([]);
  });
});

describe('light', () => {
  it('stays within what can still be seen, and is told to CSS', () => {
    expect(lit(AS_IS, { brightness: 5 }).brightness).toBe(20);
    expect(lit(AS_IS, { contrast: 900 }).contrast).toBe(300);
    expect(isAsIs(lit(AS_IS, {}))).toBe(true);
    expect(filterOf({ brightness: 120, contrast: 90, isInverted: true })).toBe(
      'invert(1) brightness(120%) contrast(90%)',
    );
  });
});
