import { afterNextRender, DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** Says once when the place comes near the part of the list one sees. */
@Directive({ selector: '[cdWhenSeen]' })
export class WhenSeen {
  readonly seen = output();
  private readonly place: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.seen.emit();
      },
      { rootMargin: '400px' },
    );
    afterNextRender(() => watch.observe(this.place));
    inject(DestroyRef).onDestroy(() => watch.disconnect());
  }
}
