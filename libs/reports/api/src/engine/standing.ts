import { FIGURES } from '@cuspid/reports/contracts';
import type { ReportFigureDto } from '@cuspid/reports/contracts/dto';
import type { FigureRule } from './figure-rule';
import { ReportReader } from './report-reader';
import { figureDto } from './report-source';

/** Figures of how things stood in the period as a whole: what they were before is read the same way, of the days before. */
export async function standingFigures(read: ReportReader, rules: readonly FigureRule[]): Promise<ReportFigureDto[]> {
  const earlier = new ReportReader(read.db, { ...read.period, ...read.period.compared }, read.context);
  const figures: ReportFigureDto[] = [];
  for (const rule of rules) {
    const now = await figureDto(read, rule);
    const before = (await earlier.figure(rule)).now.value;
    const change = now.value === null || before === null ? null : now.value - before;
    const better = change === null || change === 0 ? null : betterOf(rule, change);
    figures.push({ ...now, before, change, isBetter: better });
  }
  return figures;
}

function betterOf({ key }: FigureRule, change: number): boolean | null {
  const { better } = FIGURES[key];
  return better === null ? null : change > 0 === (better === 'MORE');
}
