import { NgComponentOutlet } from '@angular/common';
import { Component, inject, InjectionToken, input, resource } from '@angular/core';
import { Session } from '@cuspid/platform/web';
import type { OverviewPart } from './overview-parts';

/** What a room above shows beside the patient's name; its component gets `patientId`, its words come with a part of the overview. */
export const HEADER_PART = new InjectionToken<OverviewPart>('what a room above shows in the patient’s header');

/** Shows that, for who may see it. */
@Component({
  selector: 'cd-header-part',
  imports: [NgComponentOutlet],
  host: { class: 'contents' },
  template: `
    @if (part.value(); as shown) {
      <ng-container *ngComponentOutlet="shown; inputs: { patientId: patientId() }" />
    }
  `,
})
export class HeaderPart {
  readonly patientId = input.required<number>();

  private readonly session = inject(Session);
  private readonly known = inject(HEADER_PART, { optional: true });
  protected readonly part = resource({
    loader: async () => (this.known && this.session.can(this.known.permission) ? this.known.component() : null),
  });
}
