import { Injectable } from '@nestjs/common';
import type { ChartDrawingFilter } from '@cuspid/dental-chart/contracts/dto';
import { renderOdontogram } from '@cuspid/odontogram';
import type { Actor } from '@cuspid/platform/api';
import { ChartService } from './chart.service';
import { dentitionOf } from './dentition';

/** The chart as a picture: the same drawing as on the screen and on paper. */
@Injectable()
export class DrawingService {
  constructor(private readonly charts: ChartService) {}

  /** SVG with presentation attributes only: no script, no style, nothing from elsewhere. */
  async svg(me: Actor, patientId: number, filter: ChartDrawingFilter): Promise<string> {
    const { state, patient, asOf } = await this.charts.moment(me, patientId, filter);
    const { notation, theme, dentition = dentitionOf(state, patient, asOf) } = filter;
    return renderOdontogram(state, { notation, theme, dentition, interactive: false, title: `Dental chart, ${asOf}` });
  }
}
