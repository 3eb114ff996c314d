import { pointsOf } from '../parts/sparkline';
import { optionOf, tipOf } from './chart-option';
import type { ChartSpec } from './chart-spec';
import type { Palette } from './palette';

const PALETTE: Palette = {
  tones: {
    ...{ accent: '#0b5a61', muted: '#d3cec3', missed: '#ae2319', grey: '#575c5f', amber: '#864f00' },
    ...{ blue: '#2350b5', violet: '#65399b', green: '#18663f', red: '#ae2319' },
  },
  ...{ missedGround: '#fbe9e6', ink: '#1a1e20', faint: '#666a6c', line: '#e5e1d9' },
  ...{ surface: '#fff', raised: '#fff', font: 'Inter' },
};
const SPEC: ChartSpec = {
  ...{ kind: 'columns', stacked: true, unfinished: 1, format: (value) => `${value} visits` },
  labels: [
    { short: '22 Nov', long: 'Sun 22 Nov' },
    { short: 'Today', long: 'Today' },
  ],
  series: [
    { key: 'completed', label: 'Completed', tone: 'accent', values: [3, 2] },
    { key: 'missed', label: 'Did not attend', tone: 'missed', values: [1, null] },
  ],
};

describe('a chart', () => {
  it('hatches what was missed, so that it is not told by a colour alone', () => {
    const [done, missed] = [optionOf(SPEC, PALETTE, true).series].flat();
    expect(done).toMatchObject({ itemStyle: { color: '#0b5a61' } });
    expect(missed).toMatchObject({ itemStyle: { color: '#fbe9e6', decal: { color: '#ae2319' } } });
  });

  it('stands still where motion is not wanted, and draws its tooltip as text', () => {
    expect(optionOf(SPEC, PALETTE, true)).toMatchObject({ animation: false, tooltip: { renderMode: 'richText' } });
    expect(optionOf(SPEC, PALETTE, false)).toMatchObject({ animation: true });
  });

  it('draws what is not over yet paler', () => {
    const [done] = [optionOf(SPEC, PALETTE, true).series].flat();
    expect(done).toMatchObject({ data: [3, { value: 2, itemStyle: { opacity: 0.5 } }] });
  });

  it('reads a day out, without the lines that have nothing there', () => {
    expect(tipOf(SPEC, 0)).toBe('Sun 22 Nov\nCompleted: 3 visits\nDid not attend: 1 visits');
    expect(tipOf(SPEC, 1)).toBe('Today\nCompleted: 2 visits');
  });

  it('leaves nothing out of a line and nothing in a stack', () => {
    const series = [{ key: 'one', label: 'One', tone: 'accent' as const, values: [0, 1] }];
    const zero: ChartSpec = { ...SPEC, unfinished: undefined, series };
    expect([optionOf(zero, PALETTE, true).series].flat()[0]).toMatchObject({ data: [null, 1] });
    const line: ChartSpec = { ...zero, kind: 'lines', stacked: false };
    expect([optionOf(line, PALETTE, true).series].flat()[0]).toMatchObject({ data: [0, 1] });
  });
});

describe('a sparkline', () => {
  it('goes from left to right, the lowest at the foot; a level one runs through the middle', () => {
    expect(pointsOf([1, 3])).toEqual([
      [0, 26],
      [72, 4],
    ]);
    expect(pointsOf([2, null, 2])).toEqual([
      [0, 15],
      [72, 15],
    ]);
    expect(pointsOf([null, 5])).toEqual([]);
  });
});
