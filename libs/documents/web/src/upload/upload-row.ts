import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideCircleAlert, LucidePause, LucidePlay, LucideX } from '@lucide/angular';
import { dayText, ClinicClock } from '@cuspid/platform/web';
import { DocumentWords } from '../document-words';
import { canPause, percentOf, type Upload } from './upload';

/** One file on its way: how far it is, and what can be done with it. */
@Component({
  selector: 'cd-upload-row',
  imports: [LucideCheck, LucideCircleAlert, LucidePause, LucidePlay, LucideX, TranslocoPipe],
  host: { class: 'upload-row', role: 'listitem', '[attr.data-phase]': 'upload().phase' },
  templateUrl: './upload-row.html',
})
export class UploadRow {
  readonly upload = input.required<Upload>();
  /** «Open it»: the document the patient has already. */
  readonly opened = output<number>();
  readonly paused = output<void>();
  readonly resumed = output<void>();
  readonly cancelled = output<void>();
  readonly keptBoth = output<void>();
  readonly chosen = output<File>();

  private readonly words = inject(DocumentWords);
  private readonly clock = inject(ClinicClock);
  protected readonly percent = computed(() => percentOf(this.upload()));
  protected readonly mayPause = computed(() => canPause(this.upload()));
  protected readonly hasBar = computed(() => !['done', 'refused', 'asking'].includes(this.upload().phase));
  protected readonly text = computed(() => this.said(this.upload()));

  protected pick(box: HTMLInputElement): void {
    const file = box.files?.item(0);
    box.value = '';
    if (file) this.chosen.emit(file);
  }

  private said(upload: Upload): string {
    const { phase, problem, sameAs, sent, bytes } = upload;
    const values = { sent: this.words.size(sent), bytes: this.words.size(bytes), percent: percentOf(upload) };
    if (problem) return problem;
    if (phase === 'asking' && sameAs) {
      const day = dayText(this.clock.today(sameAs.uploadedAt));
      return this.words.say(sameAs.isBinned ? 'upload.sameInBin' : 'upload.same', { day, name: sameAs.name });
    }
    return this.words.say(`upload.phase.${phase}`, values);
  }
}
