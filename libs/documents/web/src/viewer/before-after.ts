import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DocumentWords } from '../document-words';
import { Looking } from './looking';
import { Picture } from './picture';

/** Two pictures of a series on one another: the earlier at the left of a line that is moved, the later at its right. */
@Component({
  selector: 'cd-before-after',
  imports: [Picture, TranslocoPipe],
  host: { class: 'viewer-slider' },
  template: `
    @if (after(); as late) {
      <cd-picture [document]="late" [light]="looking.light()" [(view)]="looking.view" />
    }
    @if (before(); as early) {
      <cd-picture
        class="viewer-early"
        [document]="early"
        [light]="looking.light()"
        [(view)]="looking.view"
        [style.clip-path]="clip()"
      />
    }
    <span class="viewer-divide" aria-hidden="true" [style.margin-left.%]="part()"></span>
    <div class="viewer-bar">
      <select
        #first
        class="input"
        [attr.aria-label]="'documents.viewer.before' | transloco"
        (change)="beforeId.set(+first.value)"
      >
        @for (one of looking.overTime(); track one.id) {
          <option [value]="one.id" [selected]="one.id === beforeId()">{{ words.day(one) }}</option>
        }
      </select>
      <input
        #where
        type="range"
        min="0"
        max="100"
        class="grow"
        data-slider
        [value]="part()"
        [attr.aria-label]="'documents.viewer.part' | transloco"
        (input)="part.set(+where.value)"
      />
      <select
        #last
        class="input"
        [attr.aria-label]="'documents.viewer.after' | transloco"
        (change)="afterId.set(+last.value)"
      >
        @for (one of looking.overTime(); track one.id) {
          <option [value]="one.id" [selected]="one.id === afterId()">{{ words.day(one) }}</option>
        }
      </select>
    </div>
  `,
})
export class BeforeAfter {
  protected readonly looking = inject(Looking);
  protected readonly words = inject(DocumentWords);
  protected readonly part = signal(50);
  protected readonly beforeId = linkedSignal(() => this.looking.overTime()[0]?.id ?? 0);
  protected readonly afterId = linkedSignal(() => this.looking.overTime().at(-1)?.id ?? 0);
  protected readonly before = computed(() => this.looking.overTime().find(({ id }) => id === this.beforeId()) ?? null);
  protected readonly after = computed(() => this.looking.overTime().find(({ id }) => id === this.afterId()) ?? null);
  protected readonly clip = computed(() => `inset(0 ${100 - this.part()}% 0 0)`);
}
