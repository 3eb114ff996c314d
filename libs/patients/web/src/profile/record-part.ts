import { NgComponentOutlet } from '@angular/common';
import { Component, inject, InjectionToken, input, resource } from '@angular/core';
import type { PatientDto } from '@cuspid/patients/contracts';
import type { OverviewPart } from './overview-parts';

/** The sheet a room above gives to print and export a record; its component gets `patient`, and `close` to call when done. */
export const RECORD_PART = new InjectionToken<OverviewPart>('the sheet to print and export a record');

/** Shows that sheet. */
@Component({
  selector: 'cd-record-part',
  imports: [NgComponentOutlet],
  host: { class: 'absolute inset-y-0 right-0 z-10 max-w-full desk:contents' },
  template: `
    @if (sheet.value(); as shown) {
      <ng-container *ngComponentOutlet="shown; inputs: { patient: patient(), close: close() }" />
    }
  `,
})
export class RecordPart {
  readonly patient = input.required<PatientDto>();
  readonly close = input.required<() => void>();

  private readonly part = inject(RECORD_PART, { optional: true });
  protected readonly sheet = resource({ loader: async () => (this.part ? this.part.component() : null) });
}
