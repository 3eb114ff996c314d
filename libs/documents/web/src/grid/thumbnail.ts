import { Component, DestroyRef, ElementRef, inject, input, OnInit, signal } from '@angular/core';
import { LucideFile, LucideFileText, LucideImage, LucideScan } from '@lucide/angular';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { Thumbnails } from './thumbnails';

/** The small picture of a document, fetched when it comes into sight; its sign where it has none. */
@Component({
  selector: 'cd-thumbnail',
  imports: [LucideFile, LucideFileText, LucideImage, LucideScan],
  host: { class: 'document-picture', '[attr.data-type]': 'document().type' },
  template: `
    @if (address(); as url) {
      <img [src]="url" alt="" decoding="async" draggable="false" />
    } @else {
      @switch (document().type) {
        @case ('NOTE') {
          <svg lucideFileText [size]="28"></svg>
        }
        @case ('RADIOGRAPH') {
          <svg lucideScan [size]="28"></svg>
        }
        @case ('PHOTO') {
          <svg lucideImage [size]="28"></svg>
        }
        @default {
          <svg lucideFile [size]="28"></svg>
        }
      }
    }
  `,
})
export class Thumbnail implements OnInit {
  readonly document = input.required<DocumentDto>();

  private readonly thumbnails = inject(Thumbnails);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly destroyed = inject(DestroyRef);
  protected readonly address = signal<string | null>(null);

  ngOnInit(): void {
    const { id, hasThumbnail } = this.document();
    if (!hasThumbnail) return;
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        void this.thumbnails.of(id).then((address) => this.address.set(address));
      },
      { rootMargin: '300px' },
    );
    seen.observe(this.host.nativeElement);
    this.destroyed.onDestroy(() => seen.disconnect());
  }
}
