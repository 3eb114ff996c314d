import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { ChartDto } from '@cuspid/dental-chart/contracts';
import {
  firstDay,
  fold,
  LAYERS,
  NOTATIONS,
  proposeDentition,
  settle,
  undrawn,
  type ChartState,
  type DentitionView,
  type Finding,
  type Layer,
  type Notation,
} from '@cuspid/odontogram';
import { OpenPatient } from '@cuspid/patients/web';
import { ClinicClock, problemOf, remember, remembered, yearsBetween } from '@cuspid/platform/web';
import { ChartLog } from './chart-log';
import { daysIn, endOfDay } from './days';

type View = ChartState<Finding>;
/** A mouth of which nothing is known. */
export const NOBODY: View = settle([]);

/** What of the chart is shown: which day, as it was known when, which layers, rows and numbers. */
@Injectable()
export class ChartView {
  private readonly log = inject(ChartLog);
  private readonly clock = inject(ClinicClock);
  private readonly open = inject(OpenPatient, { optional: true });
  private readonly dayOf = daysIn(this.clock.zone);

  readonly notation = signal<Notation>(NOTATIONS.find((one) => one === remembered('chart.notation')) ?? 'fdi');
  readonly layers = signal<readonly Layer[]>(LAYERS);
  /** The day looked at, or null for today. A look back ends with the patient. */
  readonly asOf = linkedSignal<number | null, string | null>({ source: this.log.patientId, computation: () => null });
  /** Only what had been recorded by that day. */
  readonly asRecorded = signal(false);
  private readonly chosenRows = linkedSignal<number | null, DentitionView | null>({
    source: this.log.patientId,
    computation: () => null,
  });

  readonly today = computed(() => this.clock.today());
  readonly isPast = computed(() => this.asOf() !== null);
  /** Of every row, the clinic's day it was recorded. */
  private readonly recordedDays = computed(() =>
    this.log.rows().map((row) => ({ row, day: this.dayOf(row.recordedAt) })),
  );
  /** Days the handle stops at: when findings became true, or were recorded. */
  readonly ticks = computed(() => {
    const days = this.asRecorded()
      ? this.recordedDays().map(({ day }) => day)
      : this.log.rows().flatMap(({ effectiveOn, voids }) => (voids === null ? [firstDay(effectiveOn)] : []));
    return [...new Set(days)].filter((day) => day <= this.today()).sort();
  });

  /** Days on which the chart begins to read differently: between two of them it stays the same, and is not made anew. */
  private readonly turns = computed(() => {
    const days = this.recordedDays().flatMap(({ row, day }) =>
      this.asRecorded() ? [firstDay(row.effectiveOn), day] : [firstDay(row.effectiveOn)],
    );
    return [...new Set(days)].sort();
  });

  private readonly far = httpResource<ChartDto>(() => this.addressOf(this.asOf()));
  readonly isMomentLoading = computed(() => !this.log.isWhole() && this.far.isLoading() && !this.far.hasValue());
  readonly momentProblem = computed(() => (this.far.error() ? problemOf(this.far.error()) : null));

  private readonly turn = computed(() => this.turnBefore(this.asOf() ?? this.today()));
  readonly state = computed<View>(() => {
    if (!this.log.isLoaded()) return NOBODY;
    if (!this.log.isWhole()) return this.far.hasValue() ? settle(this.far.value().findings) : NOBODY;
    return this.stateAt(this.turn());
  });
  readonly isEmpty = computed(
    () => this.log.isLoaded() && this.state().findings.length === 0 && !this.isMomentLoading(),
  );

  /** Age in years, or null when the birth date is not known. */
  readonly age = computed(() => {
    const born = this.open?.patient()?.dateOfBirth;
    return born ? yearsBetween(born, this.asOf() ?? this.today()) : null;
  });
  /** Permanent teeth, unless that left out a tooth with findings; or what was chosen. */
  readonly dentition = computed<DentitionView>(
    () => this.chosenRows() ?? (undrawn(this.state(), { dentition: 'permanent' }).length ? 'mixed' : 'permanent'),
  );
  /** What age proposes, while nobody has chosen and it differs. */
  readonly proposal = computed<DentitionView | null>(() => {
    const age = this.age();
    if (age === null || this.chosenRows() !== null) return null;
    const proposed = proposeDentition(age);
    return proposed === this.dentition() ? null : proposed;
  });
  /** Teeth with findings that this view has no place for. */
  readonly left = computed(() => undrawn(this.state(), { dentition: this.dentition() }));

  chooseDentition(dentition: DentitionView): void {
    this.chosenRows.set(dentition);
  }

  chooseNotation(notation: Notation): void {
    this.notation.set(notation);
    remember('chart.notation', notation);
  }

  toggle(layer: Layer): void {
    this.layers.update((shown) => LAYERS.filter((one) => (one === layer) !== shown.includes(one)));
  }

  /** Looks at a day; today ends the look back. */
  lookAt(day: string | null): void {
    this.asOf.set(day === null || day >= this.today() ? null : day);
  }

  /** The tick before or after a day; null past the last one. */
  tickFrom(day: string, step: -1 | 1): string | null {
    const ticks = this.ticks();
    return (step === -1 ? ticks.findLast((tick) => tick < day) : ticks.find((tick) => tick > day)) ?? null;
  }

  /** The last day up to this one on which the chart began to read differently. */
  turnBefore(day: string): string {
    return this.turns().findLast((turn) => turn <= day) ?? '';
  }

  /** The chart of that day, of what was read. Only while the log is whole. */
  stateAt(turn: string): View {
    const rows = this.asRecorded() ? this.recordedDays().filter(({ day }) => day <= turn) : this.recordedDays();
    return fold(
      rows.map(({ row }) => row),
      { asOf: turn },
    );
  }

  reloadMoment(): void {
    if (!this.log.isWhole()) this.far.reload();
  }

  /** The moment in the API's terms. */
  moment(day = this.asOf()): { asOf?: string; knownAt?: string } {
    if (day === null) return {};
    return { asOf: day, ...(this.asRecorded() && { knownAt: endOfDay(this.clock.zone, day) }) };
  }

  /** Where the chart of a day is asked for, while the log is too long to be kept here. */
  addressOf(day: string | null) {
    const id = this.log.patientId();
    if (id === null || this.log.isWhole()) return undefined;
    return { url: `/api/patients/${id}/dental-chart`, params: this.moment(day) };
  }
}
