import { Injectable } from '@nestjs/common';
import { ChartService, chartSheet, factsOf, hashOfChart } from '@cuspid/dental-chart/api';
import { Clinic } from '@cuspid/settings/api';
import type { RecordSection, SectionAsk, SectionPaper } from './section';
import { sheetHtml } from './sheet';

/** The chart as it stands: drawing in vector, indices, findings. */
@Injectable()
export class ChartSection implements RecordSection {
  readonly name = 'chart';
  readonly title = 'Dental chart';

  constructor(
    private readonly charts: ChartService,
    private readonly clinic: Clinic,
  ) {}

  async read({ me, patient, timeZone }: SectionAsk): Promise<SectionPaper> {
    const moment = await this.charts.moment(me, patient.id, {});
    const facts = factsOf(moment);
    const { chartProfile } = await this.clinic.setting();
    const { state, knownAt } = moment;
    const filter = { profile: chartProfile };
    const paper = chartSheet({ facts, state, knownAt, timeZone, hash: hashOfChart(facts), patient, filter });
    const { styles, expect } = paper;
    return { html: sheetHtml(paper), count: facts.findings.length, says: facts, styles, expect, isApart: true };
  }
}
