import { computed, inject, Injectable, signal } from '@angular/core';
import type { ChartDto, FindingDto, RecordedDto } from '@cuspid/dental-chart/contracts';
import { problemOf, type Problem } from '@cuspid/platform/web';
import { ChartApi } from '../chart-api';

/** More rows than this are not kept on the screen: other days are then asked for. */
export const LOG_MAX = 2000;

type Head = Pick<ChartDto, 'dentition' | 'canUndo' | 'canRedo' | 'waiting'>;
interface Reading {
  rows: FindingDto[];
  isWhole: boolean;
}

/**
 * Everything ever recorded on the open patient's chart, so that any day can be folded without a request. Rows are only
 * ever added, so what comes from a reload, an answer or another person is simply united.
 */
@Injectable()
export class ChartLog {
  private readonly api = inject(ChartApi);
  private readonly patient = signal<number | null>(null);
  private readonly byId = signal<ReadonlyMap<number, FindingDto>>(new Map());
  private readonly readings = signal<{ readTo: number; isWhole: boolean } | null>(null);
  private readonly head = signal<Head>({ dentition: 'permanent', canUndo: false, canRedo: false, waiting: [] });
  private readonly failure = signal<Problem | null>(null);
  /** The newest reading counts; an older one still on its way is dropped. */
  private ticket = 0;

  readonly patientId = this.patient.asReadonly();
  readonly problem = this.failure.asReadonly();
  /** Oldest first. */
  readonly rows = computed(() => [...this.byId().values()].sort((a, b) => a.id - b.id));
  readonly isLoaded = computed(() => this.readings() !== null);
  readonly isWhole = computed(() => this.readings()?.isWhole ?? true);
  readonly canUndo = computed(() => this.head().canUndo);
  readonly canRedo = computed(() => this.head().canRedo);
  /** What students recorded and nobody has co-signed: as it was read, and what own acts have changed since. */
  readonly waiting = computed(() => {
    const readTo = this.readings()?.readTo ?? 0;
    const fresh = this.rows().filter(({ id }) => id > readTo);
    const gone = new Set(fresh.flatMap(({ voids, supersedes }) => [voids ?? [], supersedes ?? []].flat()));
    const added = fresh.filter(({ awaitsCoSignature }) => awaitsCoSignature);
    return [...this.head().waiting, ...added].filter(({ id }) => !gone.has(id));
  });
  /** What has been read: the version sent with an entry. Own acts answered meanwhile may hide somebody else's between. */
  readonly version = computed(() => {
    const readTo = this.readings()?.readTo ?? 0;
    return this.rows().reduce((version, { id, act }) => (id <= readTo ? Math.max(version, act) : version), 0);
  });

  async open(patientId: number): Promise<void> {
    this.patient.set(patientId);
    this.byId.set(new Map());
    this.readings.set(null);
    await this.reload();
  }

  /** Reads what is new, or everything if nothing is there yet. What was read stays when this fails. */
  async reload(): Promise<void> {
    const patientId = this.patient();
    if (patientId === null) return;
    const ticket = ++this.ticket;
    this.failure.set(null);
    try {
      const [head, reading] = await Promise.all([this.api.chart(patientId), this.read(patientId)]);
      if (ticket !== this.ticket) return;
      this.unite(reading.rows);
      // Rows never change but for the signature under them.
      this.unite(head.findings.filter(({ id }) => this.byId().has(id)));
      this.head.set(head);
      const readTo = reading.rows.reduce((last, { id }) => Math.max(last, id), this.readings()?.readTo ?? 0);
      this.readings.set({ readTo, isWhole: reading.isWhole && this.isWhole() });
    } catch (error) {
      if (ticket === this.ticket) this.failure.set(problemOf(error));
    }
  }

  /** Adds what an act recorded. */
  take({ findings, canUndo, canRedo }: RecordedDto): void {
    this.unite(findings);
    this.head.update((head) => ({ ...head, canUndo, canRedo }));
  }

  /** Pages, newest first, down to what was read before. */
  private async read(patientId: number): Promise<Reading> {
    const readTo = this.readings()?.readTo ?? 0;
    const rows: FindingDto[] = [];
    let cursor: string | null = null;
    do {
      const page = await this.api.history(patientId, cursor);
      rows.push(...page.items);
      cursor = (page.items.at(-1)?.id ?? 0) > readTo ? page.nextCursor : null;
    } while (cursor && rows.length < LOG_MAX);
    return { rows, isWhole: cursor === null };
  }

  private unite(rows: readonly FindingDto[]): void {
    if (!rows.length) return;
    this.byId.update((known) => new Map([...known, ...rows.map((row) => [row.id, row] as const)]));
  }
}
