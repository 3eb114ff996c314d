import { Component, inject, input, OnDestroy, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SlideDto } from '@cuspid/presentations/contracts';
import { PresentationsApi } from '../presentations-api';

/** The picture or drawing of a slide, fetched with the session and freed with the slide. */
@Component({
  selector: 'cd-slide-image',
  imports: [TranslocoPipe],
  host: { class: 'slide-image' },
  template: `
    @if (address.hasValue() && address.value(); as url) {
      <img
        [src]="url"
        [alt]="(image().kind === 'DRAWING' ? 'presentations.drawing' : 'presentations.picture') | transloco"
      />
    } @else if (address.error()) {
      <p class="flex items-center gap-3" role="alert">
        {{ 'presentations.pictureFailed' | transloco }}
        <button type="button" class="btn btn-small" (click)="address.reload()">{{ 'ui.retry' | transloco }}</button>
      </p>
    }
  `,
})
export class SlideImage implements OnDestroy {
  readonly presentationId = input.required<number>();
  readonly image = input.required<NonNullable<SlideDto['image']>>();

  private readonly api = inject(PresentationsApi);
  private readonly made: string[] = [];
  protected readonly address = resource({
    params: () => ({ id: this.presentationId(), image: this.image() }),
    loader: async ({ params: { id, image } }) => {
      const url = URL.createObjectURL(await this.api.image(id, image));
      this.made.push(url);
      return url;
    },
  });

  ngOnDestroy(): void {
    for (const url of this.made) URL.revokeObjectURL(url);
  }
}
