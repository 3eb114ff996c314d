import { describe, expect, it } from 'vitest';
import corpus from '../corpus/teeth.json';
import { eruptionAge, proposeDentition } from './eruption';
import { toothName, toothType } from './names';
import { label } from './notation';
import { dmfsSurfaceCount, fromLetter, surfaceName, SURFACE_LETTERS, toLetter } from './surfaces';
import { archOf, dentitionOf, isToothId, predecessorOf, rootCount, sideOf, successorOf, TEETH, toothOf } from './tooth';

describe('the 52 teeth', () => {
  it('are the teeth of the corpus, each once', () => {
    expect([...TEETH].sort()).toEqual(corpus.map((row) => row.fdi).sort());
  });

  for (const row of corpus) {
    it(`agrees with the corpus on ${row.fdi}`, () => {
      const tooth = toothOf(row.fdi);
      if (!tooth) throw new Error(`no tooth ${row.fdi}`);
      expect({
        universal: label(tooth, 'universal'),
        palmer: label(tooth, 'palmer'),
        name: toothName(tooth),
        type: toothType(tooth),
        arch: archOf(tooth),
        side: sideOf(tooth),
        dentition: dentitionOf(tooth),
        roots: rootCount(tooth),
        dmfsSurfaces: dmfsSurfaceCount(tooth),
        centre: surfaceName(tooth, 'occlusal_incisal'),
      }).toEqual({
        universal: row.universal,
        palmer: row.palmer,
        name: row.name,
        type: row.type,
        arch: row.arch,
        side: row.side,
        dentition: row.dentition,
        roots: row.roots,
        dmfsSurfaces: row.dmfsSurfaces,
        centre: row.surfaces[1],
      });
      expect(successorOf(tooth) ?? null).toBe(row.successor ?? null);
      expect(predecessorOf(tooth) ?? null).toBe(row.predecessor ?? null);
    });
  }

  it('knows no tooth outside ISO 3950', () => {
    for (const text of ['19', '10', '56', '86', '00', '1', '', 'A', '116']) expect(isToothId(text)).toBe(false);
  });

  it('keeps Universal 17 on the lower left, where a naive formula fails', () => {
    expect(label('38', 'universal')).toBe('17');
    expect(label('75', 'universal')).toBe('K');
  });

  it('converts surfaces to letters and back', () => {
    for (const letter of SURFACE_LETTERS) expect(toLetter(fromLetter(letter))).toBe(letter);
  });

  it('proposes the dentition by age and never leaves one out', () => {
    expect([2, 5.9, 6, 9, 12.4, 12.5, 40].map(proposeDentition)).toEqual([
      'primary',
      'primary',
      'mixed',
      'mixed',
      'mixed',
      'permanent',
      'permanent',
    ]);
    expect(eruptionAge('36')).toEqual({ from: 6, to: 7 });
    expect(eruptionAge('81').from).toBeCloseTo(0.5);
  });
});
