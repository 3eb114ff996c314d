import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type {
  DecideAlikeDto,
  ImportAlikeDto,
  ImportChoice,
  ImportPersonDto,
  ImportRowDto,
  ImportRowKind,
} from '@cuspid/patients/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { dayText, phoneText, problemOf } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Pager, Segmented, Skeleton } from '@cuspid/ui';
import type { PageTurned } from '@cuspid/ui';

const SIZE = 50;

/** The rows of a file that are refused, that may be somebody known, or that stayed: a page at a time. */
@Component({
  selector: 'cd-row-table',
  imports: [EmptyState, ErrorPanel, Pager, RouterLink, Segmented, Skeleton, TranslocoPipe],
  host: { class: 'flex flex-col flex-1 min-h-0' },
  templateUrl: './row-table.html',
})
export class RowTable {
  readonly importId = input.required<number>();
  readonly kind = input.required<ImportRowKind>();
  /** Raised when the rows are to be read again. */
  readonly version = input.required<number>();
  readonly mayDecide = input(false);
  readonly decided = output<DecideAlikeDto>();

  private readonly words = inject(TranslocoService);
  /** Which page shows; of other rows the first. */
  protected readonly place = linkedSignal<string, { after: string; from: number }>({
    source: () => `${this.importId()} ${this.kind()}`,
    computation: () => ({ after: '', from: 0 }),
  });
  protected readonly size = SIZE;
  protected readonly rows = httpResource<Page<ImportRowDto>>(() => {
    // Another version may have other rows: they are asked for again.
    this.version();
    const asked = { kind: this.kind(), limit: SIZE, count: true };
    const params = { ...asked, ...(this.place().after && { cursor: this.place().after }) };
    return { url: `/api/patients/imports/${this.importId()}/rows`, params };
  });
  /** What was shown stays until the next page is here. */
  protected readonly page = linkedSignal<Page<ImportRowDto> | undefined, Page<ImportRowDto> | undefined>({
    source: () => (this.rows.hasValue() ? this.rows.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.rows.error() ? problemOf(this.rows.error()) : null));
  protected readonly choices: { value: ImportChoice; label: string }[] = [
    { value: 'SKIP', label: this.words.translate('patients.imports.skip') },
    { value: 'ADD', label: this.words.translate('patients.imports.add') },
  ];

  protected turn({ after, from }: PageTurned): void {
    this.place.set({ after: after ?? '', from: Number(from) });
  }

  protected decide(row: number, value: string | null): void {
    const choice = this.choices.find((one) => one.value === value)?.value;
    if (choice) this.decided.emit({ choice, row });
  }

  protected nameOf({ firstName, lastName }: ImportPersonDto): string {
    return [firstName, lastName].filter(Boolean).join(' ');
  }

  protected factsOf({ dateOfBirth, phone }: ImportPersonDto): string {
    return [dateOfBirth && dayText(dateOfBirth), phone && phoneText(phone)].filter(Boolean).join(' · ');
  }

  protected agreesIn({ agrees }: ImportAlikeDto): string {
    const named = agrees.includes('firstName') && agrees.includes('lastName');
    const told = [named ? 'name' : '', ...agrees.filter((field) => !named || !field.endsWith('Name'))].filter(Boolean);
    return told.map((field) => this.words.translate<string>(`patients.imports.agrees.${field}`)).join(', ');
  }
}
