import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { ClinicClock } from '@cuspid/platform/web';
import { meaningOf, REPORT_KINDS, type ReportKind } from '@cuspid/reports/contracts';
import { periodOf } from './shown-period';

/** The reports of the clinic, and one's own work. */
export type ShownReport = ReportKind | 'own';

/** The rows behind a figure, or behind a cell of it. */
export interface RowsAsked {
  figure: string;
  /** The row of a table, or the line of a chart. */
  key: string | null;
  /** The days of one mark of a chart; null: the whole period. */
  from: string | null;
  to: string | null;
}

export type Params = Record<string, string | null>;
const NO_ROWS: Params = { figure: null, key: null, since: null, until: null, after: null, skip: null };

/** What is shown, as the address says it: the report, its days, whose work, and whose rows are open beside it. */
@Injectable()
export class ReportAddress {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly clock = inject(ClinicClock);
  private readonly query = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  private readonly path = toSignal(this.route.paramMap, { initialValue: this.route.snapshot.paramMap });
  private readonly told = toSignal(this.route.data, { initialValue: this.route.snapshot.data });

  readonly kind = computed<ShownReport>(() =>
    this.told()['isOwn'] === true ? 'own' : (REPORT_KINDS.find((one) => one === this.path().get('kind')) ?? 'overview'),
  );
  readonly today = computed(() => this.clock.today());
  readonly period = computed(
    () => periodOf({ ...this.of('period', 'from', 'to'), groupBy: this.query().get('groupBy') }, this.today()),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  /** Whose work is shown to an administrator. */
  readonly person = computed(() => (this.kind() === 'own' ? Number(this.query().get('person')) || null : null));
  readonly asked = computed<RowsAsked | null>(() => {
    const query = this.query();
    const figure = query.get('figure');
    return figure ? { figure, key: query.get('key'), from: query.get('since'), to: query.get('until') } : null;
  });
  readonly after = computed(() => this.query().get('after') ?? '');
  readonly skipped = computed(() => Number(this.query().get('skip')) || 0);
  /** Charts that are shown as tables. */
  readonly tables = computed(() => (this.query().get('table') ?? '').split(',').filter(Boolean));

  /** What every read of this report sends. */
  readonly params = computed(() => {
    const { from, to, groupBy } = this.period();
    const person = this.person();
    return { from, to, ...(groupBy && { groupBy }), ...(person && { userId: String(person) }) };
  });

  /** The queries of a link to rows; a link is a place one can come back to. */
  rowsOf(figure: string, key: string | null = null, days: { from: string; to: string } | null = null): Params {
    return { ...NO_ROWS, figure, key, since: days?.from ?? null, until: days?.to ?? null };
  }

  /** Where the rows of a figure are read: with the report it belongs to. */
  rowsUrl(figure: string): string {
    return `/api/reports/${this.kind() === 'own' ? 'own' : (meaningOf(figure)?.report ?? this.kind())}/rows`;
  }

  showTable(key: string, isTable: boolean): void {
    const others = this.tables().filter((one) => one !== key);
    this.go({ table: [...others, ...(isTable ? [key] : [])].join(',') || null });
  }

  closeRows(): void {
    this.go(NO_ROWS);
  }

  /** Another period has other rows: a sheet stays open and begins anew. */
  goPeriod(params: Params): void {
    this.go({ since: null, until: null, after: null, skip: null, ...params });
  }

  go(queryParams: Params): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  private of<K extends string>(...names: K[]): Partial<Record<K, string | null>> {
    const known: Partial<Record<K, string | null>> = {};
    for (const name of names) known[name] = this.query().get(name);
    return known;
  }
}
