import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { problemOf, rereads } from '@cuspid/platform/web';
import { meaningOf, type ReportRowsDto, type RowLinkDto } from '@cuspid/reports/contracts';
import { EmptyState, ErrorPanel, Pager, Sheet, Skeleton, type PageTurned } from '@cuspid/ui';
import { ReportAddress } from '../report-address';
import { ReportWords } from '../report-words';

const SIZE = 25;
const LEFT: readonly string[] = ['TEXT', 'DAY', 'INSTANT'];

/** Where a row leads; its patient has a link of its own. */
function placeOf({ to, id }: RowLinkDto): { path: string; query: Record<string, number> } | null {
  if (to === 'visit') return { path: '/calendar', query: { visit: id } };
  if (to === 'item') return { path: '/inventory', query: { item: id } };
  if (to === 'user') return { path: '/users', query: { user: id } };
  if (to === 'case') return { path: `/cases/${id}`, query: {} };
  return { path: `/patients/${id}`, query: {} };
}

/** The rows behind a figure, page by page: as many as the figure says. */
@Component({
  selector: 'cd-rows-sheet',
  imports: [EmptyState, ErrorPanel, Pager, RouterLink, Sheet, Skeleton, TranslocoPipe],
  host: { class: 'report-rows absolute inset-y-0 right-0 z-10 max-w-full desk:contents' },
  templateUrl: './rows-sheet.html',
})
export class RowsSheet {
  protected readonly address = inject(ReportAddress);
  protected readonly words = inject(ReportWords);
  protected readonly size = SIZE;

  protected readonly asked = computed(() => this.address.asked());
  protected readonly meaning = computed(() => meaningOf(this.asked()?.figure ?? ''));
  protected readonly heading = computed(() => this.meaning()?.label ?? this.words.say('rows.title'));
  protected readonly days = computed(() => {
    const { from, to } = this.address.period();
    const asked = this.asked();
    return this.words.days(asked?.from && asked.to ? { from: asked.from, to: asked.to } : { from, to });
  });
  private readonly read = httpResource<ReportRowsDto>(() => {
    const asked = this.asked();
    if (!asked) return undefined;
    const { from, to, groupBy: _, ...person } = { groupBy: '', ...this.address.params() };
    const told = { figure: asked.figure, key: asked.key, cursor: this.address.after(), ...person };
    const days = { from: asked.from ?? from, to: asked.to ?? to };
    return {
      url: this.address.rowsUrl(asked.figure),
      params: { ...present(told), ...days, limit: String(SIZE), count: 'true' },
    };
  });
  protected readonly reload = rereads(this.read);
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly page = linkedSignal<{ now: ReportRowsDto | null; of: string }, ReportRowsDto | null>({
    source: () => ({ now: this.read.hasValue() ? this.read.value() : null, of: JSON.stringify(this.asked()) }),
    // Turning a page keeps the one before until the next is there; another figure does not.
    computation: ({ now, of }, before) => now ?? (before?.source.of === of ? before.value : null),
  });
  protected readonly hasPatients = computed(() => this.page()?.items.some(({ patient }) => patient) ?? false);
  protected readonly columns = computed(() =>
    (this.page()?.columns ?? []).map((one) => ({ ...one, isNumber: !LEFT.includes(one.unit) })),
  );
  protected readonly rows = computed(() =>
    (this.page()?.items ?? []).map(({ key, patient, link, cells }) => ({
      ...{ key, patient },
      place: link && (link.to !== 'patient' || !patient) ? placeOf(link) : null,
      cells: this.columns().map(({ unit, currency }, index) => this.words.cell(cells[index] ?? null, unit, currency)),
    })),
  );
  protected readonly counted = computed(() => {
    const total = this.page()?.total;
    return total === undefined
      ? null
      : this.words.say(total === 1 ? 'rows.one' : 'rows.many', { count: total.toLocaleString('en') });
  });

  protected turn({ after, from }: PageTurned): void {
    this.address.go({ after, skip: from });
  }
}

function present(told: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(told).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
