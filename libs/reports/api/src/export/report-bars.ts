import { texts } from '@cuspid/dental-chart/api';
import { dayInWords } from '@cuspid/platform/providers';
import { valueText, type ReportSeriesDto } from '@cuspid/reports/contracts';
import type { ToldReport } from './export-source';

const WIDTH = 680;
const HEIGHT = 150;
/** Shades that are told apart in grey print too; the last ones are for lines beyond. */
const SHADES = ['#0b5a5e', '#b9b3a6', '#d9534f', '#2f52b5', '#8a5a00', '#6a3d9a', '#5b6166', '#93b5b7'];

const shadeOf = (line: number): string => SHADES[line % SHADES.length] ?? '#000';

/** Minutes, shares and amounts of different lines are no parts of a whole: only counts and money are stacked. */
const isStacked = ({ unit }: ReportSeriesDto): boolean => unit === 'COUNT' || unit === 'MONEY';

/** The highest the drawing has to reach. */
function topOf(series: ReportSeriesDto, groups: number): number {
  const ofGroup = (at: number) => series.lines.map(({ values }) => Math.max(0, values[at] ?? 0));
  const heights = Array.from({ length: groups }, (_, at) =>
    isStacked(series) ? ofGroup(at).reduce((sum, one) => sum + one, 0) : Math.max(0, ...ofGroup(at)),
  );
  return Math.max(1, ...heights);
}

/** A column of bars for each stretch of days: one upon the other, or side by side. */
function barsOf(series: ReportSeriesDto, groups: number): string {
  const top = topOf(series, groups);
  const slot = WIDTH / groups;
  const wide = Math.max(1, slot * 0.7);
  const bars: string[] = [];
  for (let at = 0; at < groups; at++) {
    let below = 0;
    for (const [line, { values }] of series.lines.entries()) {
      const height = (Math.max(0, values[at] ?? 0) / top) * HEIGHT;
      const thin = isStacked(series) ? wide : wide / series.lines.length;
      const x = at * slot + (slot - wide) / 2 + (isStacked(series) ? 0 : line * thin);
      const y = HEIGHT - height - (isStacked(series) ? below : 0);
      if (height > 0)
        bars.push(
          `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${thin.toFixed(1)}" height="${height.toFixed(1)}" fill="${shadeOf(line)}"/>`,
        );
      below += height;
    }
  }
  return bars.join('');
}

const legendOf = ({ lines }: ReportSeriesDto): string =>
  lines.map(({ label }, at) => `<span><i style="background:${shadeOf(at)}"></i>${texts([label])}</span>`).join('');

/** A series drawn; what it says is in the table below it too. */
export function chartHtml({ groups }: ToldReport, series: ReportSeriesDto): string {
  const top = valueText(topOf(series, groups.length), series.unit, series.currency);
  const [first, last] = [groups[0]?.from, groups.at(-1)?.from];
  const axis = `<line x1="0" y1="${HEIGHT}" x2="${WIDTH}" y2="${HEIGHT}" stroke="#16191c" stroke-width="1"/><line x1="0" y1="0.5" x2="${WIDTH}" y2="0.5" stroke="#c9cdcf" stroke-width="0.6"/>`;
  const ends = [first, last].map((day) => `<span>${texts([day && dayInWords(day)])}</span>`).join('');
  return (
    `<figure><figcaption>${legendOf(series)}<b>${texts([`Highest ${top}`])}</b></figcaption>` +
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT + 1}" role="img">${axis}${barsOf(series, groups.length)}</svg>` +
    `<p class="ends">${ends}</p></figure>`
  );
}
