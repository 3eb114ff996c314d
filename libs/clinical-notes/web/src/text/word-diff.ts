import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { diffWordsWithSpace } from 'diff';

/** A stretch of text two versions share, or only one of them has. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Word by word, so that a changed word is told as a word and not as letters. */
export function wordDiff(before: string, after: string): DiffPart[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** What changed from one version of a text to the next: underlined what came, struck what went. Never by colour alone. */
@Component({
  selector: 'cd-word-diff',
  imports: [TranslocoPipe],
  host: { class: 'block whitespace-pre-wrap break-words' },
  template: `@for (part of parts(); track $index) {
    @switch (part.kind) {
      @case ('added') {
        <ins class="note-ins"
          ><span class="sr-only">{{ 'notes.diff.added' | transloco }}</span
          >{{ part.text }}</ins
        >
      }
      @case ('removed') {
        <del class="note-del"
          ><span class="sr-only">{{ 'notes.diff.removed' | transloco }}</span
          >{{ part.text }}</del
        >
      }
      @default {
        <span>{{ part.text }}</span>
      }
    }
  }`,
})
export class WordDiff {
  readonly before = input.required<string>();
  readonly after = input.required<string>();
  protected readonly parts = computed(() => wordDiff(this.before(), this.after()));
}
