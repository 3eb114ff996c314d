import { inject, Injectable, linkedSignal, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { checkAll, type FindingDraft, type Hit, type Layer } from '@cuspid/odontogram';
import { Toasts } from '@cuspid/ui';
import { EntryLine } from '../entry/entry-line';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';
import { draftDto } from '../record/pending';
import { Recorder } from '../record/recorder';
import { layerFor, paint, type Tool } from './tools';

/** The tool in the hand, and what a press with it records: one finding, one request, no dialog. */
@Injectable()
export class Painter {
  private readonly recorder = inject(Recorder);
  private readonly view = inject(ChartView);
  private readonly line = inject(EntryLine);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly log = inject(ChartLog);

  /** A tool is put down when another patient's chart opens. */
  readonly tool = linkedSignal<number | null, Tool | null>({ source: this.log.patientId, computation: () => null });
  readonly layer = signal<Layer | null>(null);

  press(hit: Hit): void {
    const tool = this.tool();
    if (!tool || !this.recorder.isOpen()) return;
    const draft = paint(tool, hit, layerFor(tool, this.layer(), this.line.mode()));
    if (draft) void this.record(draft);
    else this.line.say(this.words.translate('chart.paint.surfaceNeeded', { what: this.name(tool) }));
  }

  /** Records one finding that was pressed rather than typed. */
  async record(draft: FindingDraft): Promise<void> {
    const refusal = checkAll(this.view.state(), [draft]);
    if (refusal) {
      this.line.say(refusal.message);
      return;
    }
    const refused = await this.recorder.record({ findings: [draftDto(draft)] }, [draft]);
    if (refused) this.toasts.error(refused.problem.detail ?? this.words.translate('chart.notSavedOffline'));
  }

  private name(tool: Tool): string {
    return this.words.translate(`chart.tools.${tool.key}`);
  }
}
