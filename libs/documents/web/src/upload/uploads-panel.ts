import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Toasts } from '@cuspid/ui';
import { DocumentWords } from '../document-words';
import { isUnderWay } from './upload';
import { UploadQueue } from './upload-queue';
import { UploadRow } from './upload-row';

/** The files on their way to the open patient. Nothing shows while there are none. */
@Component({
  selector: 'cd-uploads-panel',
  imports: [TranslocoPipe, UploadRow],
  host: { class: 'block flex-none' },
  template: `
    <p class="cdk-visually-hidden" role="status">{{ summary() }}</p>
    @if (uploads().length) {
      <section class="card mx-(--gutter) mb-3" [attr.aria-label]="'documents.upload.title' | transloco">
        <header class="flex items-center gap-2 px-3.5 min-h-10 border-b border-line">
          <h2>{{ 'documents.upload.title' | transloco }}</h2>
          <span class="text-small text-ink-3">{{ summary() }}</span>
          @if (hasDone()) {
            <button type="button" class="btn btn-small btn-ghost ml-auto" (click)="queue.tidy(patientId())">
              {{ 'documents.upload.tidy' | transloco }}
            </button>
          }
        </header>
        <div role="list" class="upload-list" tabindex="0" [attr.aria-label]="'documents.upload.title' | transloco">
          @for (upload of uploads(); track upload.key) {
            <cd-upload-row
              [upload]="upload"
              (opened)="open(upload.key, $event)"
              (paused)="queue.pause(upload.key)"
              (resumed)="queue.resume(upload.key)"
              (cancelled)="queue.cancel(upload.key)"
              (keptBoth)="queue.keepBoth(upload.key)"
              (chosen)="choose(upload.key, $event)"
            />
          }
        </div>
      </section>
    }
  `,
})
export class UploadsPanel {
  readonly patientId = input.required<number>();
  /** The document to show: the one the patient has already. */
  readonly opened = output<number>();

  protected readonly queue = inject(UploadQueue);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(DocumentWords);
  protected readonly uploads = computed(() => this.queue.all().filter((one) => one.patientId === this.patientId()));
  protected readonly hasDone = computed(() => this.uploads().some(({ phase }) => phase === 'done'));
  protected readonly summary = computed(() => {
    const all = this.uploads();
    if (!all.length) return '';
    const asking = all.filter(({ phase }) => phase === 'asking').length;
    const left = all.filter(isUnderWay).length - asking;
    const done = all.filter(({ phase }) => phase === 'done').length;
    const which = left ? 'left' : asking ? 'asked' : 'over';
    return this.words.say(`upload.${which}`, { left, asking, done, all: all.length });
  });

  protected open(key: string, id: number): void {
    void this.queue.cancel(key);
    this.opened.emit(id);
  }

  protected choose(key: string, file: File): void {
    if (!this.queue.choose(key, file)) this.toasts.error(this.words.say('upload.anotherFile', { name: file.name }));
  }
}
