import { Component, input } from '@angular/core';
import type { Piece } from './differing';

/** A text of the record with what differs from what is typed marked, by a line as well as by a colour. */
@Component({
  selector: 'cd-differing',
  template: `@for (piece of pieces(); track $index) {
    @if (piece.differs) {
      <mark class="bg-amber-soft text-inherit underline decoration-2 underline-offset-2">{{ piece.text }}</mark>
    } @else {
      <span>{{ piece.text }}</span>
    }
  }`,
})
export class Differing {
  readonly pieces = input.required<readonly Piece[]>();
}
