import { Injectable } from '@nestjs/common';
import type { ChartDrawingFilter } from '@cuspid/dental-chart/contracts/dto';
import { renderOdontogram } from '@cuspid/odontogram';
import type { Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { ChartService } from './chart.service';
import { teethAwaiting } from './cosign/waiting';
import { dentitionOf } from './dentition';

/** The chart as a picture: the same drawing as on the screen and on paper. */
@Injectable()
export class DrawingService {
  constructor(
    private readonly charts: ChartService,
    private readonly clinic: Clinic,
  ) {}

  /** SVG with presentation attributes only: no script, no style, nothing from elsewhere. */
  async svg(me: Actor, patientId: number, filter: ChartDrawingFilter): Promise<string> {
    const { state, history, patient, asOf } = await this.charts.moment(me, patientId, filter);
    const { notation, theme, dentition = dentitionOf(state, patient, asOf) } = filter;
    const { profile = (await this.clinic.setting()).chartProfile } = filter;
    const look = { notation, theme, profile, dentition, interactive: false } as const;
    const awaiting = teethAwaiting(history.shown(state, filter.knownAt));
    return renderOdontogram(state, { ...look, awaiting, title: `Dental chart, ${asOf}` });
  }
}
