import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { RecordedDto, RecordEntryDto } from '@cuspid/dental-chart/contracts';
import type { FindingDraft, Layer } from '@cuspid/odontogram';
import { idempotencyKey, problemOf, Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { ChartApi } from '../chart-api';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';
import { contradictionIn, type Clash, type PendingAct, type RefusedAct } from './pending';

/**
 * Everything that changes the chart. Acts go one after the other, in the order they were made, so that undo right after
 * Enter takes back what was just typed; each is drawn as not saved until its answer comes.
 */
@Injectable()
export class Recorder {
  private readonly api = inject(ChartApi);
  private readonly log = inject(ChartLog);
  private readonly view = inject(ChartView);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly acts = signal<readonly PendingAct[]>([]);
  private before: Promise<unknown> = Promise.resolve();

  readonly mayRecord = computed(() => this.session.can('chart.record'));
  /** Whether a finding can be recorded now: not on a chart that is not there, and not in the past. */
  readonly isOpen = computed(() => this.mayRecord() && this.log.isLoaded() && !this.view.isPast());
  readonly pending = computed(() => this.acts().flatMap(({ drafts }) => drafts));
  /** A contradiction waits for a decision. */
  readonly clash = linkedSignal<number | null, Clash | null>({ source: this.log.patientId, computation: () => null });
  /** What was recorded last, for screen readers. */
  readonly said = signal('');

  /** Records an act. Null when it stands or waits for a decision, else what was refused. */
  async record(
    entry: RecordEntryDto,
    drafts: readonly FindingDraft[],
    key = idempotencyKey(),
  ): Promise<RefusedAct | null> {
    const act: PendingAct = { key, drafts, entry: { ...entry, version: entry.version ?? this.log.version() } };
    this.acts.update((acts) => [...acts, act]);
    try {
      await this.inTurn((patientId) => this.api.record(patientId, act.entry, key));
      return null;
    } catch (error) {
      const problem = problemOf(error);
      const conflict = contradictionIn(problem);
      if (!conflict) return { ...act, problem };
      this.clash.set({ act, conflict });
      void this.log.reload();
      return null;
    } finally {
      this.acts.update((acts) => acts.filter((one) => one !== act));
    }
  }

  /** After a contradiction: lets both stand, or records mine in the place of theirs. */
  async settle({ act, conflict }: Clash, theirs: 'stay' | 'go'): Promise<RefusedAct | null> {
    this.clash.set(null);
    const { version } = conflict;
    if (theirs === 'go') {
      const reason = this.words.translate<string>('chart.clash.reason');
      const standing = conflict.theirs.filter(({ isVoided }) => !isVoided);
      for (const { id } of standing) if (!(await this.void(id, reason))) return null;
    }
    return this.record({ ...act.entry, version }, act.drafts);
  }

  async undo(): Promise<void> {
    await this.tell((patientId) => this.api.undo(patientId));
  }

  async redo(): Promise<void> {
    await this.tell((patientId) => this.api.redo(patientId));
  }

  /** Takes a finding back; false when the server did not. */
  void(findingId: number, reason: string): Promise<boolean> {
    return this.tell((patientId) => this.api.void(patientId, findingId, { reason }));
  }

  advance(findingId: number, layer: Layer): Promise<boolean> {
    return this.tell((patientId) => this.api.advance(patientId, findingId, { layer }));
  }

  /** Does something that is told by a message. */
  private async tell(work: (patientId: number) => Promise<RecordedDto>): Promise<boolean> {
    try {
      const { sentence } = await this.inTurn(work);
      this.toasts.show(sentence);
      return true;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('chart.notSaved'));
      void this.log.reload();
      return false;
    }
  }

  private inTurn(work: (patientId: number) => Promise<RecordedDto>): Promise<RecordedDto> {
    const patientId = this.log.patientId();
    const turn = this.before.then(async () => {
      if (patientId === null) throw new Error('no chart is open');
      const recorded = await work(patientId);
      // The answer may come when somebody else's chart is already open.
      if (patientId === this.log.patientId()) this.take(recorded);
      return recorded;
    });
    this.before = turn.catch(() => undefined);
    return turn;
  }

  private take(recorded: RecordedDto): void {
    this.log.take(recorded);
    this.view.reloadMoment();
    this.said.set(recorded.sentence);
  }
}
