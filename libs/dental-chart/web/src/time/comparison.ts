import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import type { ChartDto } from '@cuspid/dental-chart/contracts';
import { diffStates, diffSummary, settle, toothOutcomes, type ChartDiff } from '@cuspid/odontogram';
import { problemOf } from '@cuspid/platform/web';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';

/** Two days of the open chart beside each other: A is what B, the day that is drawn, is compared with. */
@Injectable()
export class Comparison {
  private readonly log = inject(ChartLog);
  private readonly view = inject(ChartView);

  /** The day of A, or null while nothing is compared. Ends with the patient. */
  readonly from = linkedSignal<number | null, string | null>({ source: this.log.patientId, computation: () => null });
  /** The day of B. */
  readonly until = computed(() => this.view.asOf() ?? this.view.today());
  /** The last day before B on which something happened: what one wants to compare with first. */
  readonly proposal = computed(() => this.view.tickFrom(this.until(), -1));

  private readonly far = httpResource<ChartDto>(() => {
    const from = this.from();
    return from === null ? undefined : this.view.addressOf(from);
  });
  readonly problem = computed(() => (this.far.error() ? problemOf(this.far.error()) : null));

  private readonly turn = computed(() => {
    const from = this.from();
    return from === null ? null : this.view.turnBefore(from);
  });
  private readonly first = computed(() => {
    const turn = this.turn();
    if (turn === null || !this.log.isLoaded()) return null;
    if (this.log.isWhole()) return this.view.stateAt(turn);
    return this.far.hasValue() ? settle(this.far.value().findings) : null;
  });

  /** What differs from A to B; null while nothing is compared, or one of the two is not there. */
  readonly diff = computed<ChartDiff | null>(() => {
    const first = this.first();
    if (!first || this.view.isMomentLoading() || this.view.momentProblem()) return null;
    const until = { asOf: this.until(), knownAt: this.view.moment().knownAt };
    return diffStates(first, this.view.state(), this.log.isWhole() ? { rows: this.log.rows(), until } : undefined);
  });
  readonly summary = computed(() => {
    const diff = this.diff();
    return diff && diffSummary(diff);
  });
  readonly outcomes = computed(() => {
    const diff = this.diff();
    return diff ? toothOutcomes(diff) : undefined;
  });

  /** Compares with a day, which is never after B; null ends it. */
  compareWith(day: string | null): void {
    this.from.set(day !== null && day > this.until() ? this.until() : day);
  }

  /** Draws another day, which is never before A. */
  draw(day: string | null): void {
    const from = this.from();
    this.view.lookAt(from !== null && day !== null && day < from ? from : day);
  }

  /** Draws the tick before or after: keys `,` and `.`. */
  jump(step: -1 | 1): void {
    const to = this.view.tickFrom(this.until(), step);
    if (to !== null || step === 1) this.draw(to);
  }

  reload(): void {
    this.far.reload();
  }
}
