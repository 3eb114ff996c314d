import { Component, input } from '@angular/core';
import type { WallWord } from './wall-words';

/** A sentence in each language of the screen, each with its own `lang`: the first as the main one. */
@Component({
  selector: 'cd-wall-text',
  host: { class: 'contents' },
  template: `@for (word of words(); track word.language) {
    <span [attr.lang]="word.language">{{ word.text }}</span>
  }`,
})
export class WallText {
  readonly words = input.required<readonly WallWord[]>();
}
