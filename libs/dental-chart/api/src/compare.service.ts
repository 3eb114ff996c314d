import { Injectable } from '@nestjs/common';
import type { ChartComparisonDto, CompareFilter } from '@cuspid/dental-chart/contracts/dto';
import { changeSentence, diffStates, diffSummary, presenceSentence, type Finding } from '@cuspid/odontogram';
import type { Actor } from '@cuspid/platform/api';
import { ChartService, type ChartMoment } from './chart.service';

/** Two moments of a chart beside each other. */
@Injectable()
export class CompareService {
  constructor(private readonly charts: ChartService) {}

  /** The difference, read from the first moment to the second; either may be the earlier. The reading is noted. */
  async compare(me: Actor, patientId: number, filter: CompareFilter): Promise<ChartComparisonDto> {
    const first = { asOf: filter.aAsOf, knownAt: filter.aKnownAt };
    const second = { asOf: filter.bAsOf, knownAt: filter.bKnownAt };
    const { a, b } = await this.charts.moments(me, patientId, first, second);
    const { rows } = b.history;
    const diff = diffStates(a.state, b.state, { rows, until: { asOf: b.asOf, knownAt: filter.bKnownAt } });
    const stored = (finding: Finding | null) => (finding && b.history.row(finding.id)) ?? null;
    return {
      patientId,
      a: when(a),
      b: when(b),
      summary: diffSummary(diff),
      changes: diff.changes.map((change) => ({
        ...change,
        before: stored(change.before),
        after: stored(change.after),
        sentence: changeSentence(change),
      })),
      presences: diff.presences.map((change) => ({ ...change, sentence: presenceSentence(change) })),
      teeth: [...diff.teeth],
    };
  }
}

const when = ({ asOf, knownAt, version }: ChartMoment) => ({ asOf, knownAt, version });
