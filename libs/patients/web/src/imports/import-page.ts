import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, numberAttribute, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DecideAlikeDto, ImportDetailDto, ImportRowKind, MapImportDto } from '@cuspid/patients/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { Chip, ErrorPanel, PageHeader, Skeleton } from '@cuspid/ui';
import { ColumnsForm } from './columns-form';
import { ImportOutcome } from './import-outcome';
import { ImportSteps, type ImportStep } from './import-steps';
import { ImportVerbs } from './import-verbs';
import { ProgressBar } from './progress-bar';
import { RowTable } from './row-table';
import { TONES } from './tones';

const LOOK_MS = 1_000;
const STEP: Partial<Record<ImportDetailDto['state'], ImportStep>> = {
  MAPPING: 'columns',
  CHECKING: 'check',
  CHECKED: 'check',
  IMPORTING: 'import',
};

/** One file on its way into the clinic: its columns, the check, the import, and what became of it. */
@Component({
  selector: 'cd-import-page',
  imports: [
    Chip,
    ColumnsForm,
    ErrorPanel,
    ImportOutcome,
    ImportSteps,
    PageHeader,
    ProgressBar,
    RouterLink,
    RowTable,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [ImportVerbs],
  templateUrl: './import-page.html',
})
export class ImportPage {
  readonly importId = input.required({ transform: numberAttribute });

  private readonly router = inject(Router);
  protected readonly verbs = inject(ImportVerbs);
  protected readonly tones = TONES;
  protected readonly file = httpResource<ImportDetailDto>(() => `/api/patients/imports/${this.importId()}`);
  protected readonly problem = computed(() => (this.file.error() ? problemOf(this.file.error()) : null));
  /** As it was last read, or as the answer to what was done just now tells. */
  protected readonly one = linkedSignal<ImportDetailDto | undefined, ImportDetailDto | undefined>({
    source: () => (this.file.hasValue() ? this.file.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  /** Checked already, and the columns are to be looked at again. */
  protected readonly isRemapping = signal(false);
  protected readonly isRunning = computed(() => ['CHECKING', 'IMPORTING', 'UNDOING'].includes(this.one()?.state ?? ''));
  protected readonly step = computed<ImportStep>(() => {
    const one = this.one();
    if (!one) return 'columns';
    return this.isRemapping() ? 'columns' : (STEP[one.state] ?? 'over');
  });
  protected readonly tabs = computed<ImportRowKind[]>(() => {
    const { wrong, alike, stayed, state } = this.one() ?? { wrong: 0, alike: 0, stayed: 0, state: 'MAPPING' };
    if (state === 'UNDONE') return stayed ? ['STAYED'] : [];
    return [...(wrong ? ['WRONG' as const] : []), ...(alike ? ['ALIKE' as const] : [])];
  });
  protected readonly tab = linkedSignal<ImportRowKind[], ImportRowKind | undefined>({
    source: this.tabs,
    computation: (tabs, before) => (before?.value && tabs.includes(before.value) ? before.value : tabs[0]),
  });
  protected readonly ready = computed(() => {
    const one = this.one();
    return one ? Math.max(0, one.rows - one.wrong - one.skipped) : 0;
  });
  /** How many there are to do, of what is being done. */
  protected readonly total = computed(() => {
    const one = this.one();
    if (!one) return 0;
    return one.state === 'UNDOING' ? one.added + one.done - one.stayed : one.rows;
  });

  constructor() {
    const reload = rereads(this.file);
    inject(LiveEvents).on('patients', reload);
    effect((cleanUp) => {
      if (!this.isRunning()) return;
      const timer = setInterval(reload, LOOK_MS);
      cleanUp(() => clearInterval(timer));
    });
  }

  protected async map(mapping: MapImportDto): Promise<void> {
    if (await this.does((one) => this.verbs.map(one, mapping))) this.isRemapping.set(false);
  }

  protected commit(): Promise<boolean> {
    return this.does((one) => this.verbs.commit(one));
  }

  protected undo(): Promise<boolean> {
    return this.does((one) => this.verbs.undo(one));
  }

  protected decide(decision: DecideAlikeDto): Promise<boolean> {
    return this.does((one) => this.verbs.decide(one, decision));
  }

  protected async discard(): Promise<void> {
    const one = this.one();
    if (one && (await this.verbs.discard(one))) void this.router.navigate(['/patients/import']);
  }

  private async does(verb: (one: ImportDetailDto) => Promise<ImportDetailDto | null>): Promise<boolean> {
    const before = this.one();
    const after = before && (await verb(before));
    if (after) this.one.set(after);
    this.file.reload();
    return !!after;
  }
}
