import { Component, inject, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucideFileUp } from '@lucide/angular';
import { IMPORT, type ImportDetailDto } from '@cuspid/patients/contracts';
import { problemOf } from '@cuspid/platform/web';
import { ImportsApi } from './imports-api';

/** Takes a file, chosen or dropped; says in plain words why one cannot be read. */
@Component({
  selector: 'cd-upload-zone',
  imports: [LucideCircleAlert, LucideFileUp, TranslocoPipe],
  host: {
    class: 'block',
    '(dragover)': 'over($event, true)',
    '(dragleave)': 'over($event, false)',
    '(drop)': 'drop($event)',
  },
  template: `
    <div
      class="flex flex-col items-center gap-2 rounded-panel border border-dashed px-6 py-8 text-center"
      [class]="isOver() ? 'border-accent bg-accent-soft' : 'border-field bg-sunken'"
    >
      <svg lucideFileUp [size]="24" class="text-ink-3"></svg>
      <p class="font-medium">{{ 'patients.imports.drop' | transloco }}</p>
      <p class="text-small text-ink-2 max-w-[56ch]" id="cd-upload-hint">
        {{ 'patients.imports.dropHint' | transloco: limits }}
      </p>
      <input
        #file
        type="file"
        class="cdk-visually-hidden"
        tabindex="-1"
        aria-hidden="true"
        accept=".csv,.txt,.tsv,text/csv"
        (change)="send(file.files?.[0]); file.value = ''"
      />
      <button
        type="button"
        class="btn btn-primary mt-1"
        aria-describedby="cd-upload-hint"
        [disabled]="isBusy()"
        (click)="file.click()"
      >
        {{ (isBusy() ? 'patients.imports.reading' : 'patients.imports.choose') | transloco }}
      </button>
    </div>
    <div role="alert">
      @if (problem(); as text) {
        <p class="field-error mt-2"><svg lucideCircleAlert></svg>{{ text }}</p>
      }
    </div>
  `,
})
export class UploadZone {
  readonly taken = output<ImportDetailDto>();

  private readonly api = inject(ImportsApi);
  private readonly words = inject(TranslocoService);
  protected readonly limits = { megabytes: IMPORT.bytesMax / 1_048_576, rows: IMPORT.rowsMax.toLocaleString('en') };
  protected readonly isOver = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected over(event: Event, isOver: boolean): void {
    event.preventDefault();
    this.isOver.set(isOver);
  }

  protected drop(event: DragEvent): void {
    this.over(event, false);
    void this.send(event.dataTransfer?.files[0]);
  }

  protected async send(file?: File): Promise<void> {
    if (!file || this.isBusy()) return;
    if (file.size > IMPORT.bytesMax) return this.problem.set(this.say('tooLarge'));
    this.problem.set(null);
    this.isBusy.set(true);
    try {
      this.taken.emit(await this.api.send(file));
    } catch (error) {
      this.problem.set(problemOf(error).detail ?? this.say('notSent'));
    } finally {
      this.isBusy.set(false);
    }
  }

  private say(key: string): string {
    return this.words.translate(`patients.imports.${key}`, this.limits);
  }
}
