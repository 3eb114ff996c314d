import { afterNextRender, DestroyRef, Directive, ElementRef, inject } from '@angular/core';

/** A `<dialog>` that is modal while it is there: shown when the page puts it in, and the focus goes back when it is taken out. */
@Directive({ selector: 'dialog[cdModal]', host: { class: 'dialog' } })
export class Modal {
  constructor() {
    const dialog = inject<ElementRef<HTMLDialogElement>>(ElementRef).nativeElement;
    const before = document.activeElement;
    afterNextRender(() => dialog.showModal());
    inject(DestroyRef).onDestroy(() => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    });
  }
}
