import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { KeyCap } from '@cuspid/platform/web';
import { DocumentWords } from '../document-words';
import { Looking } from './looking';
import { isWhole, readingOf } from './measure';

/** What is measured, and how large a pixel is. */
@Component({
  selector: 'cd-measure-bar',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'viewer-bar' },
  template: `
    <span class="text-ink-2">{{ 'documents.viewer.how.' + looking.tool() | transloco }}</span>
    <b class="tabular" role="status" data-reading>{{ last() }}</b>
    @if (looking.lastLine() && looking.tool() === 'length') {
      <form class="flex items-center gap-2 ml-auto" (submit)="$event.preventDefault(); looking.calibrate(+known.value)">
        <label for="cd-known-length">{{ 'documents.viewer.known' | transloco }}</label>
        <input
          #known
          id="cd-known-length"
          class="input viewer-known"
          type="number"
          min="0.1"
          max="500"
          step="0.1"
          required
        />
        <button type="submit" class="btn btn-small">{{ 'documents.viewer.calibrate' | transloco }}</button>
      </form>
    }
    @if (looking.ownDots(); as dots) {
      @if (looking.perPixel() === null) {
        <button type="button" class="btn btn-small" (click)="looking.takeOwnScale()">
          {{ 'documents.viewer.ownScale' | transloco: { dots } }}
        </button>
      }
    }
    <span class="flex items-center gap-2" [class.ml-auto]="looking.tool() !== 'length' || !looking.lastLine()">
      <button type="button" class="btn btn-small" [disabled]="!looking.marks().length" (click)="looking.unmark()">
        {{ 'documents.viewer.unmark' | transloco }} <kbd cdKey="backspace"></kbd>
      </button>
      <button type="button" class="btn btn-small" [disabled]="!looking.marks().length" (click)="looking.clear()">
        {{ 'documents.viewer.clear' | transloco }}
      </button>
    </span>
  `,
})
export class MeasureBar {
  protected readonly looking = inject(Looking);
  private readonly words = inject(DocumentWords);
  /** The last that was measured whole. */
  protected readonly last = computed(() => {
    const mark = [...this.looking.marks()].reverse().find(isWhole);
    const reading = mark && readingOf(mark, this.looking.perPixel());
    if (!mark || !reading) return '';
    return this.words.say(`viewer.reading.${mark.kind}`, { value: `${reading.value} ${reading.unit}` });
  });
}
