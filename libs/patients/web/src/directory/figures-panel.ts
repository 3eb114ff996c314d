import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PatientStatsDto } from '@cuspid/patients/contracts';
import type { DirectoryQuery } from './directory-filter';
import { NARROWING } from './directory-filter';

interface Figure {
  label: string;
  count: number;
  /** Part of the longest bar of its group. */
  share: number;
  query: Record<string, string | null>;
}

/** How many patients there are, by what: each figure leads to the list of exactly those. */
@Component({
  selector: 'cd-figures-panel',
  imports: [RouterLink, TranslocoPipe],
  host: { class: 'block flex-none' },
  templateUrl: './figures-panel.html',
})
export class FiguresPanel {
  readonly stats = input.required<PatientStatsDto>();

  private readonly words = inject(TranslocoService);
  protected readonly groups = computed(() => {
    const { byStatus, bySex, byAge } = this.stats();
    const groups = [
      {
        heading: 'patients.column.status',
        figures: byStatus.map(({ status, count }) => this.figure(`patients.status.${status}`, count, { status })),
      },
      {
        heading: 'patients.field.sex',
        figures: bySex.map(({ sex, count }) => this.figure(`patients.sex.${sex}`, count, { sex })),
      },
      {
        heading: 'patients.directory.age',
        figures: byAge.map(({ from, to, count }) => {
          const age = from === null ? 'unknown' : `${from}-${to ?? ''}`;
          return this.figure(`patients.age.${age}`, count, { age });
        }),
      },
      { heading: 'patients.directory.lookAt', figures: this.open() },
    ];
    return groups.map(({ heading, figures }) => ({ heading, figures: shared(figures) }));
  });
  protected readonly months = computed(() =>
    shared(
      this.stats().byMonth.map(({ from, to, count }) => ({
        label: new Date(`${from}T00:00:00Z`).toLocaleDateString('en', { month: 'short', timeZone: 'UTC' }),
        count,
        share: 0,
        query: only({ registered: 'custom', since: from, until: to }),
      })),
    ),
  );

  /** What somebody should do something about. */
  private open(): Figure[] {
    const { registeredToday, allergiesUnknown, unassigned, archived } = this.stats();
    const key = (name: string) => `patients.directory.figure.${name}`;
    return [
      this.figure(key('today'), registeredToday, { registered: 'today' }),
      this.figure(key('allergies'), allergiesUnknown, { allergies: 'UNKNOWN' }),
      this.figure(key('unassigned'), unassigned, { whose: 'none' }),
      ...(archived === null ? [] : [this.figure(key('archived'), archived, { archived: '1' })]),
    ];
  }

  private figure(key: string, count: number, query: DirectoryQuery): Figure {
    return { label: this.words.translate(key), count, share: 0, query: only(query) };
  }
}

/** These and nothing else: figures count everybody one sees. */
const only = (query: DirectoryQuery): Record<string, string | null> => ({
  ...Object.fromEntries(NARROWING.map((key) => [key, null])),
  q: null,
  after: null,
  from: null,
  whose: 'all',
  ...query,
});

function shared(figures: readonly Figure[]): Figure[] {
  const most = Math.max(1, ...figures.map(({ count }) => count));
  return figures.map((figure) => ({ ...figure, share: figure.count / most }));
}
