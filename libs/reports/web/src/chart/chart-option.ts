import type { ChartSeries, ChartSpec } from './chart-spec';
import type { DrawnOption } from './engine';
import type { Palette } from './palette';

const LABEL = 11;
const TIP = 12;
const MARK = { columns: 22, bars: 14 } as const;

/** What the library is told of a chart. Pure: the same spec and palette give the same drawing. */
export function optionOf(spec: ChartSpec, palette: Palette, isStill: boolean): DrawnOption {
  const isLying = spec.kind === 'bars';
  const names = namesAxis(spec, palette);
  const values = valuesAxis(spec, palette);
  return {
    animation: !isStill,
    animationDuration: 180,
    textStyle: { fontFamily: palette.font },
    grid: {
      left: 2,
      right: isLying ? 44 : 4,
      top: 12,
      bottom: 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: isLying ? values : names,
    yAxis: isLying ? names : values,
    tooltip: tooltipOf(spec, palette),
    series: spec.series.map((series, index) => drawn(spec, series, palette, index)),
  };
}

const textIn = (palette: Palette) => ({ color: palette.faint, fontSize: LABEL, fontFamily: palette.font });

function namesAxis(spec: ChartSpec, palette: Palette) {
  const isLying = spec.kind === 'bars';
  return {
    type: 'category' as const,
    data: spec.labels.map(({ short }) => short),
    inverse: isLying,
    axisTick: { show: false },
    axisLine: { show: !isLying, lineStyle: { color: palette.line } },
    axisLabel: {
      ...textIn(palette),
      ...(isLying
        ? { color: palette.ink, fontSize: TIP, width: 150, overflow: 'truncate' as const }
        : { hideOverlap: true, interval: spec.labels.length > 14 ? ('auto' as const) : 0 }),
    },
  };
}

function valuesAxis(spec: ChartSpec, palette: Palette) {
  const isLying = spec.kind === 'bars';
  return {
    type: 'value' as const,
    minInterval: 1,
    splitNumber: 3,
    axisLabel: { ...textIn(palette), show: !isLying },
    splitLine: { show: !isLying, lineStyle: { color: palette.line } },
  };
}

/** Text only: a tooltip of HTML would need inline styles, which the policy of the server refuses. */
function tooltipOf(spec: ChartSpec, palette: Palette): DrawnOption['tooltip'] {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette.raised,
    borderColor: palette.line,
    textStyle: { color: palette.ink, fontSize: TIP, fontFamily: palette.font },
    axisPointer: { type: spec.kind === 'lines' ? 'line' : 'none', lineStyle: { color: palette.line } },
    formatter: (shown: unknown) => tipOf(spec, indexIn(shown)),
  };
}

function indexIn(shown: unknown): number {
  const first: unknown = Array.isArray(shown) ? shown[0] : shown;
  if (typeof first !== 'object' || first === null || !('dataIndex' in first)) return 0;
  return typeof first.dataIndex === 'number' ? first.dataIndex : 0;
}

/** "Mon 2 Nov", and a line for each series that has something there. */
export function tipOf(spec: ChartSpec, index: number): string {
  const lines = spec.series.flatMap(({ label, values }) => {
    const value = values[index];
    return value === null || value === undefined ? [] : [`${label}: ${spec.format(value)}`];
  });
  return [spec.labels[index]?.long ?? '', ...lines].join('\n');
}

function drawn(spec: ChartSpec, series: ChartSeries, palette: Palette, index: number) {
  const colour = palette.tones[series.tone];
  const shared = { id: series.key, name: series.label, data: dataOf(spec, series) };
  if (spec.kind === 'lines') {
    const lineStyle = { width: 1.6, color: colour, type: DASHES[index % DASHES.length] };
    return {
      ...shared,
      type: 'line' as const,
      symbolSize: 5,
      showSymbol: spec.labels.length < 2,
      lineStyle,
      itemStyle: { color: colour },
    };
  }
  const isLying = spec.kind === 'bars';
  return {
    ...shared,
    type: 'bar' as const,
    barMaxWidth: MARK[spec.kind],
    barCategoryGap: '24%',
    itemStyle: {
      borderRadius: 2,
      borderColor: palette.surface,
      borderWidth: spec.stacked ? 0.8 : 0,
      ...fillOf(series, palette),
    },
    emphasis: { disabled: true },
    ...(spec.stacked && { stack: 'all' }),
    ...(isLying && !spec.stacked && { label: valueLabel(spec, palette) }),
  };
}

/** Lines are told apart by their dashes as well: colour alone would be nothing to who does not see it. */
const DASHES: ('solid' | 'dashed' | 'dotted')[] = ['solid', 'dashed', 'dotted'];

function valueLabel(spec: ChartSpec, palette: Palette) {
  const formatter = ({ value }: { value?: unknown }) => (typeof value === 'number' ? spec.format(value) : '');
  return { show: true, position: 'right' as const, color: palette.ink, fontSize: TIP, fontWeight: 500, formatter };
}

/** What was missed is hatched, so that it is not told by its red alone. */
function fillOf({ tone }: ChartSeries, palette: Palette) {
  if (tone !== 'missed') return { color: palette.tones[tone] };
  const decal = {
    color: palette.tones.missed,
    ...{ symbol: 'rect', symbolSize: 1, rotation: Math.PI / 4 },
    ...{ dashArrayX: [1, 0], dashArrayY: [1.8, 2.4] },
  };
  return { color: palette.missedGround, borderColor: palette.tones.missed, borderWidth: 0.8, decal };
}

/** Of a stack, what is nothing is left out: its border would draw a line all the same. */
function dataOf({ unfinished, stacked }: ChartSpec, { values }: ChartSeries) {
  const shown = values.map((value) => (stacked && value === 0 ? null : value));
  return shown.map((value, index) =>
    index === unfinished && value !== null ? { value, itemStyle: { opacity: 0.5 } } : value,
  );
}
