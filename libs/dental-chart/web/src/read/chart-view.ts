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
  type FindingContent,
  type Layer,
  type Notation,
} from '@cuspid/odontogram';
import { OpenPatient } from '@cuspid/patients/web';
import { ClinicClock, problemOf, remember, remembered, yearsBetween } from '@cuspid/platform/web';
import { ChartLog } from './chart-log';
import { daysIn, endOfDay } from './days';

type View = ChartState<FindingContent>;
const NOBODY: View = settle([]);

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

  private readonly far = httpResource<ChartDto>(() => this.farAddress());
  readonly isMomentLoading = computed(() => !this.log.isWhole() && this.far.isLoading() && !this.far.hasValue());
  readonly momentProblem = computed(() => (this.far.error() ? problemOf(this.far.error()) : null));

  readonly state = computed<View>(() => {
    if (!this.log.isLoaded()) return NOBODY;
    if (!this.log.isWhole()) return this.far.hasValue() ? settle(this.far.value().findings) : NOBODY;
    const day = this.asOf();
    if (day === null) return fold(this.log.rows(), { asOf: this.today() });
    const rows = this.asRecorded() ? this.recordedDays().filter((one) => one.day <= day) : this.recordedDays();
    return fold(
      rows.map(({ row }) => row),
      { asOf: day },
    );
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

  /** To the tick before or after: keys `[` and `]`. */
  jump(step: -1 | 1): void {
    const at = this.asOf() ?? this.today();
    const ticks = this.ticks();
    const to = step === -1 ? ticks.findLast((day) => day < at) : ticks.find((day) => day > at);
    if (to !== undefined || step === 1) this.lookAt(to ?? null);
  }

  reloadMoment(): void {
    if (!this.log.isWhole()) this.far.reload();
  }

  /** The moment in the API's terms. */
  moment(): { asOf?: string; knownAt?: string } {
    const day = this.asOf();
    if (day === null) return {};
    return { asOf: day, ...(this.asRecorded() && { knownAt: endOfDay(this.clock.zone, day) }) };
  }

  private farAddress() {
    const id = this.log.patientId();
    if (id === null || this.log.isWhole()) return undefined;
    return { url: `/api/patients/${id}/dental-chart`, params: this.moment() };
  }
}
