import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import type { ChartDto, OpenVersionDto } from '@cuspid/dental-chart/contracts';
import { settle, type ChartState, type Finding } from '@cuspid/odontogram';
import { problemOf } from '@cuspid/platform/web';
import type { Moment } from './moment';

/** A chart that was read, and which one it is. */
export interface SideChart {
  readonly state: ChartState<Finding>;
  readonly asOf: string;
  /** What was known then. */
  readonly knownAt: string;
  /** Of a version: its name. */
  readonly name: string | null;
}

/** One side of a comparison, read for itself: while it is not there, nothing is shown in its place. */
export class Side {
  private readonly chart = httpResource<ChartDto>(() => {
    const [at, moment] = [this.address(), this.moment()];
    if (!at || moment?.kind !== 'moment') return undefined;
    const { asOf, knownAt } = moment;
    return { url: at, params: { ...(asOf && { asOf }), ...(knownAt && { knownAt }) } };
  });
  private readonly version = httpResource<OpenVersionDto>(() => {
    const [at, moment] = [this.address(), this.moment()];
    return at && moment?.kind === 'version' ? `${at}/versions/${moment.id}` : undefined;
  });
  private readonly resource = computed(() => (this.moment()?.kind === 'version' ? this.version : this.chart));

  readonly problem = computed(() => {
    const error = this.resource().error();
    return error ? problemOf(error) : null;
  });
  readonly read = computed<SideChart | null>(() => {
    if (this.problem()) return null;
    if (this.moment()?.kind === 'version') {
      if (!this.version.hasValue()) return null;
      const { chart, name, asOf, knownAt } = this.version.value();
      return { state: settle(chart.findings), asOf, knownAt, name };
    }
    if (!this.chart.hasValue()) return null;
    const { findings, asOf, knownAt } = this.chart.value();
    return { state: settle(findings), asOf, knownAt, name: null };
  });

  constructor(
    private readonly address: Signal<string | null>,
    readonly moment: Signal<Moment | null>,
  ) {}

  reload(): void {
    this.resource().reload();
  }
}
