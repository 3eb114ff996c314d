import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ChartVersionDto, OpenVersionDto, SaveVersionDto } from '@cuspid/dental-chart/contracts';
import { idempotencyKey, LiveEvents, problemOf, Session, type Problem } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { ChartLog } from '../read/chart-log';
import { VersionsApi } from './versions-api';

/** The versions of the open chart: the list, its bin, and the one that is looked at. */
@Injectable()
export class VersionsDesk {
  private readonly api = inject(VersionsApi);
  private readonly log = inject(ChartLog);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly words = inject(TranslocoService);

  readonly isOpen = signal(false);
  readonly isBin = signal(false);
  /** Null until the list has come. */
  readonly rows = signal<readonly ChartVersionDto[] | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly next = signal<string | null>(null);
  /** The version shown in place of the chart; `chart` is missing until it has come. */
  readonly shown = signal<{ version: ChartVersionDto; open?: OpenVersionDto; problem?: Problem } | null>(null);
  readonly maySave = computed(() => this.session.can('chart.version'));
  readonly mayBin = computed(() => this.session.can('chart.bin'));
  /** What came for another patient, or before a later question, is nobody's answer. */
  private asked = 0;

  constructor() {
    effect(() => {
      this.log.patientId();
      untracked(() => {
        this.isOpen.set(false);
        this.shown.set(null);
        this.isBin.set(false);
      });
    });
    inject(LiveEvents).on('chart', ({ patientId }) => {
      if (this.isOpen() && (patientId === undefined || patientId === this.log.patientId())) void this.load();
    });
  }

  open(): void {
    this.isOpen.set(true);
    this.rows.set(null);
    void this.load();
  }

  close(): void {
    this.isOpen.set(false);
  }

  look(isBin: boolean): void {
    this.isBin.set(isBin);
    this.rows.set(null);
    void this.load();
  }

  /** The first page again; with `more`, the page after what is there. */
  async load(more = false): Promise<void> {
    const patientId = this.log.patientId();
    if (patientId === null) return;
    const question = ++this.asked;
    try {
      const cursor = more ? this.next() : null;
      const page = await this.api.list(patientId, { isBin: this.isBin(), cursor });
      if (question !== this.asked) return;
      this.rows.update((rows) => [...(more ? (rows ?? []) : []), ...page.items]);
      this.next.set(page.nextCursor);
      this.problem.set(null);
    } catch (error) {
      if (question === this.asked) this.problem.set(problemOf(error));
    }
  }

  /** Freezes the chart. Refusals come as they are: the form shows them. */
  async save(what: SaveVersionDto): Promise<void> {
    const patientId = this.log.patientId();
    if (patientId === null) return;
    const version = await this.api.save(patientId, what, idempotencyKey());
    this.say('saved', version.name);
    if (this.isBin()) this.isBin.set(false);
    await this.load();
  }

  /** Shows a version as it was frozen, over the chart. */
  async show(version: ChartVersionDto): Promise<void> {
    const patientId = this.log.patientId();
    if (patientId === null) return;
    this.shown.set({ version });
    const answer = await this.api.version(patientId, version.id).then(
      (open) => ({ version, open }),
      (error: unknown) => ({ version, problem: problemOf(error) }),
    );
    if (this.shown()?.version.id === version.id) this.shown.set(answer);
  }

  async bin(version: ChartVersionDto): Promise<void> {
    const done = await this.change((patientId) => this.api.bin(patientId, version.id));
    if (done) this.say('binned', version.name, { label: 'undo', run: () => void this.restore(version) });
  }

  async restore(version: ChartVersionDto): Promise<void> {
    const done = await this.change((patientId) => this.api.restore(patientId, version.id));
    if (done) this.say('restored', version.name);
  }

  async purge(version: ChartVersionDto): Promise<void> {
    const say = (key: string) => this.words.translate<string>(`chart.versions.purge.${key}`, { name: version.name });
    const sure = await this.confirmation.ask({
      title: say('title'),
      text: say('text'),
      action: say('action'),
      danger: true,
    });
    if (!sure) return;
    const done = await this.change((patientId) => this.api.purge(patientId, version.id));
    if (done) this.say('purged', version.name);
  }

  private async change(work: (patientId: number) => Promise<unknown>): Promise<boolean> {
    const patientId = this.log.patientId();
    if (patientId === null) return false;
    try {
      await work(patientId);
      return true;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('chart.versions.notDone'));
      return false;
    } finally {
      void this.load();
    }
  }

  private say(what: string, name: string, action?: { label: string; run: () => void }): void {
    const text = this.words.translate<string>(`chart.versions.said.${what}`, { name });
    const again = action && { ...action, label: this.words.translate<string>(`chart.versions.${action.label}`) };
    this.toasts.show(text, again);
  }
}
