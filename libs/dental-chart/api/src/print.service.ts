import { Injectable, type StreamableFile } from '@nestjs/common';
import type { ChartPrintFilter } from '@cuspid/dental-chart/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { ChartService } from './chart.service';
import { Papers } from './print/papers';
import { chartSheet } from './print/sheet';
import { factsOf, hashOfChart } from './versions/chart-facts';

/** The chart on paper. */
@Injectable()
export class PrintService {
  constructor(
    private readonly charts: ChartService,
    private readonly clinic: Clinic,
    private readonly papers: Papers,
  ) {}

  /** A4 portrait, vector, readable in grey. That it was printed is noted. */
  async pdf(me: Actor, patientId: number, filter: ChartPrintFilter): Promise<StreamableFile> {
    const moment = await this.charts.moment(me, patientId, filter);
    const { patient, state, asOf, knownAt } = moment;
    const facts = factsOf(moment);
    const { timeZone, chartProfile } = await this.clinic.setting();
    const look = { ...filter, profile: filter.profile ?? chartProfile };
    return this.papers.print(me, {
      ...chartSheet({ facts, state, knownAt, timeZone, hash: hashOfChart(facts), patient, filter: look }),
      patient,
      file: 'dental-chart',
      entry: { action: 'chart.printed', entity: 'dental_chart', id: patientId, after: { asOf } },
    });
  }
}
