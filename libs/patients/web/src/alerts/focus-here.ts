import { afterNextRender, Directive, ElementRef, inject, input } from '@angular/core';

/** What unfolds takes the focus, so that the keyboard is where the eyes are. */
@Directive({ selector: '[cdFocusHere]' })
export class FocusHere {
  readonly cdFocusHere = input(true);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => this.cdFocusHere() && host.focus());
  }
}
