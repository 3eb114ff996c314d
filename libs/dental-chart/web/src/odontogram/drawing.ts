import { Directive, DOCUMENT, effect, ElementRef, inject, input } from '@angular/core';

/** Down to the parts of one tooth: svg, its groups, their parts. Deeper a part is put in anew as a whole. */
const DEPTH = 3;

/**
 * Puts a drawing in its place and afterwards only what of it changed: a step on the line of time touches few teeth, and
 * to lay out and paint the other thirty again is what would make it slow. Only ever the string our own renderer made, in
 * which every text is escaped.
 */
@Directive({ selector: '[cdDrawing]' })
export class Drawing {
  readonly cdDrawing = input.required<string>();

  constructor() {
    const place = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const sheet = inject(DOCUMENT).createElement('template');
    effect(() => {
      sheet.innerHTML = this.cdDrawing();
      redraw(place, sheet.content, DEPTH);
    });
  }
}

/** Makes the children of one those of the other, leaving alone what is the same. */
function redraw(place: Node, drawn: Node, depth: number): void {
  const [old, fresh] = [[...place.childNodes], [...drawn.childNodes]];
  fresh.forEach((part, i) => {
    const before = old[i];
    if (!before) place.appendChild(part);
    else if (!before.isEqualNode(part)) {
      if (depth > 0 && before.cloneNode(false).isEqualNode(part.cloneNode(false))) redraw(before, part, depth - 1);
      else place.replaceChild(part, before);
    }
  });
  for (const rest of old.slice(fresh.length)) place.removeChild(rest);
}
