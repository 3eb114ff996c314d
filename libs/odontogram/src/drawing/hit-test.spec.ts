import { describe, expect, it } from 'vitest';
import { FULL_MOUTH, mouth } from '../corpus/mouths';
import { settle } from '../state/settle';
import { isPrimary, isRight, isUpper, TEETH, type ToothId } from '../teeth/tooth';
import { columnOf, layoutOf, type Column, type Row } from './chart/layout';
import { shapeOf } from './geometry/shapes';
import { centroid } from './geometry/polygon';
import { hitTest, isWalkKey, neighbour, toothBox, undrawn, viewBox } from './hit-test';

const empty = settle([]);
const mixed = { dentition: 'mixed' } as const;

function found(tooth: ToothId): { row: Row; column: Column } {
  const place = columnOf(layoutOf(empty, mixed), tooth);
  if (!place) throw new Error(`${tooth} is not drawn`);
  return place;
}

describe('the point under the finger', () => {
  const zones = [
    ['O', 'occlusal_incisal'],
    ['M', 'mesial'],
    ['D', 'distal'],
    ['V', 'vestibular'],
    ['L', 'oral'],
  ] as const;
  for (const tooth of TEETH) {
    it(`finds the surfaces of ${tooth} where they are drawn`, () => {
      const { row, column } = found(tooth);
      const [across, down] = [isRight(tooth) ? 1 : -1, isUpper(tooth) ? 1 : -1];
      for (const [zone, surface] of zones) {
        const [x, y] = centroid(column.shape.diagram.zones[zone]);
        expect(hitTest(empty, mixed, column.x + across * x, row.diagram + down * y)).toEqual({ tooth, surface });
      }
    });

    it(`keeps mesial of ${tooth} on the side of the midline and vestibular outside`, () => {
      const { row, column } = found(tooth);
      const { midline } = layoutOf(empty, mixed);
      const [mx] = centroid(column.shape.diagram.zones.M);
      const mesial = column.x + (isRight(tooth) ? mx : -mx);
      expect(Math.abs(mesial - midline)).toBeLessThan(Math.abs(column.x - midline));
      const [, vy] = centroid(column.shape.diagram.zones.V);
      const vestibular = row.diagram + (row.isUpper ? vy : -vy);
      expect(Math.abs(vestibular - row.occlusal)).toBeLessThan(Math.abs(row.diagram - row.occlusal));
    });
  }

  it('finds the neck on the side view, and nothing beside the teeth', () => {
    const { row, column } = found('16');
    const neck = row.occlusal - column.shape.crownHeight;
    expect(hitTest(empty, mixed, column.x, neck + 3)).toEqual({ tooth: '16', surface: 'vestibular_cervical' });
    expect(hitTest(empty, mixed, column.x, neck - 60)).toEqual({ tooth: '16', surface: null });
    expect(hitTest(empty, mixed, 1, neck)).toBeNull();
    expect(hitTest(empty, mixed, -50, -50)).toBeNull();
  });

  it('finds the primary tooth that stands in a slot', () => {
    const state = mouth('75 rp');
    const box = toothBox('75', {}, state);
    expect(hitTest(state, {}, (box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 40)?.tooth).toBe('75');
    expect(toothBox('35', {}, state)).toBeUndefined();
  });
});

describe('the view', () => {
  it('has the size of the specification', () => {
    expect(Math.round(viewBox().width)).toBe(983);
    expect(viewBox(mixed).height).toBeGreaterThan(viewBox().height);
    expect(viewBox({ dentition: 'primary' }).height).toBeLessThan(viewBox().height);
  });

  it('names teeth with findings that it does not show', () => {
    expect(undrawn(mouth('54 o c'))).toEqual(['54']);
    expect(undrawn(mouth('54 o c'), mixed)).toEqual([]);
    expect(undrawn(mouth(FULL_MOUTH))).toEqual([]);
    expect(undrawn(mouth('75 rp; 35 ok'))).toEqual(['75']);
  });

  it('draws lower and upper teeth with shapes of their own', () => {
    expect(new Set(TEETH.map((tooth) => shapeOf(tooth).key)).size).toBe(26);
    expect(TEETH.filter(isPrimary)).toHaveLength(20);
  });
});

describe('walking', () => {
  const walk = (tooth: ToothId, ...keys: string[]): ToothId =>
    keys.reduce<ToothId>((at, key) => (isWalkKey(key) ? neighbour(at, key, mixed) : at), tooth);

  it('goes as the screen goes, over the midline', () => {
    expect(walk('11', 'ArrowRight')).toBe('21');
    expect(walk('41', 'ArrowRight')).toBe('31');
    expect(walk('18', 'ArrowLeft')).toBe('18');
    expect(walk('14', 'Home')).toBe('18');
    expect(walk('44', 'End')).toBe('38');
  });

  it('goes to the nearest tooth of the row beside and to the other arch', () => {
    expect(walk('11', 'ArrowDown')).toBe('51');
    expect(walk('11', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('41');
    expect(neighbour('16', 'ArrowDown')).toBe('46');
    expect(neighbour('46', 'PageUp')).toBe('16');
    expect(walk('55', 'PageDown')).toBe('85');
    expect(walk('16', 'PageUp')).toBe('16');
    expect(neighbour('75', 'ArrowLeft')).toBe('18');
  });

  it('reaches every tooth with the arrow keys alone', () => {
    const seen = new Set<ToothId>(['18']);
    const queue: ToothId[] = ['18'];
    for (let tooth = queue.pop(); tooth; tooth = queue.pop()) {
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'] as const) {
        const next = neighbour(tooth, key, mixed);
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    }
    expect(seen.size).toBe(TEETH.length);
  });
});
