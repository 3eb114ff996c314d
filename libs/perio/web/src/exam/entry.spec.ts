import { PERMANENT_TEETH, readingAt, type SiteRef } from '@cuspid/odontogram';
import { describe, expect, it } from 'vitest';
import { opened, orderOf, pressed, rowsOf, type Entry } from './entry';
import type { Working } from './working';

const UNMARKED = { bleeds: true, plaque: false };
const empty: Working = {
  ...{ readings: {}, teeth: PERMANENT_TEETH, implants: [], screening: {}, facts: {}, note: null },
};
const type = (keys: readonly string[], from: Entry = opened(empty)): Entry =>
  keys.reduce((entry, key) => pressed(entry, key, UNMARKED) ?? entry, from);
const at = ({ working }: Entry, ...site: SiteRef) => readingAt(working.readings, ...site);

describe('the hand in a periodontal exam', () => {
  it('writes 192 depths with 192 keys, each once', () => {
    const keys = orderOf(empty).map((_, index) => String(index % 10));
    expect(keys).toHaveLength(192);
    const done = type(keys);
    const depths = orderOf(empty).map(([tooth, site]) => at(done, tooth, site).depth);
    expect(depths.map(String)).toEqual(keys);
  });

  it('marks the site that was written last, and a site that was probed and not marked bleeds not', () => {
    const { working, ...entry } = type(['4', 'b', 's', '3', 'p']);
    const first = readingAt(working.readings, '18', 'distal_vestibular');
    expect(first).toMatchObject({ depth: 4, bleeds: true, suppurates: true, plaque: null });
    expect(readingAt(working.readings, '18', 'vestibular')).toMatchObject({ depth: 3, bleeds: false, plaque: true });
    expect(entry.at).toEqual(['18', 'mesial_vestibular']);
  });

  it('writes ten and more after +, and overgrowth after − where margins are written', () => {
    const deep = type(['+', '2', '-', '1']);
    expect(at(deep, '18', 'distal_vestibular').depth).toBe(12);
    expect(at(deep, '18', 'vestibular').depth).toBe(1);
    const margins = type(['m', '-', '2', '3']);
    expect(at(margins, '18', 'distal_vestibular')).toMatchObject({ depth: null, margin: -2 });
    expect(at(margins, '18', 'vestibular').margin).toBe(3);
    expect(pressed(type(['+']), '9', UNMARKED)).toBeNull();
  });

  it('takes mobility and furcation of the tooth of the last site, and no furcation of a tooth that has none', () => {
    const molar = type(['3', 't', '2', 'f', '1']);
    expect(molar.working.readings['18']).toMatchObject({ mobility: 2, furcations: { distal: 1 } });
    const incisor = { ...opened(empty), at: ['11', 'vestibular'] as const };
    expect(pressed(type(['2', 'f'], incisor), '1', UNMARKED)).toBeNull();
  });

  it('skips, goes back, goes to the next row, and leaves out a tooth that is not there', () => {
    expect(type([' ', ' ', 'Backspace']).at).toEqual(['18', 'vestibular']);
    expect(type(['Enter']).at).toEqual(['28', 'distal_oral']);
    const without = type(['2', 'x', '3']);
    expect(without.working.teeth).not.toContain('18');
    expect(without.working.readings['18']).toBeUndefined();
    expect(at(without, '17', 'distal_vestibular').depth).toBe(3);
  });

  it('walks by arrows as the strip stands on the screen', () => {
    expect(rowsOf(empty).map(([first]) => first)).toEqual([
      ['18', 'distal_oral'],
      ['18', 'distal_vestibular'],
      ['48', 'distal_vestibular'],
      ['48', 'distal_oral'],
    ]);
    expect(type(['ArrowRight']).at).toEqual(['18', 'vestibular']);
    expect(type(['ArrowUp']).at).toEqual(['18', 'distal_oral']);
    expect(type(['ArrowDown', 'ArrowDown']).at).toEqual(['48', 'distal_oral']);
  });
});
