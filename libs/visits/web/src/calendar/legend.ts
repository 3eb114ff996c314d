import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Status, VisitState } from '@cuspid/ui';

const STATES: readonly VisitState[] = [
  'booked',
  'confirmed',
  'waiting',
  'consultation',
  'treatment',
  'cashier',
  'completed',
  'did-not-attend',
];

/** What the dials of the book mean; and whether what was cancelled is drawn too. */
@Component({
  selector: 'cd-calendar-legend',
  imports: [Status, TranslocoPipe],
  host: { class: 'cal-legend' },
  template: `
    @for (state of states; track state) {
      <cd-status [state]="state" />
    }
    <label class="col-span-2 flex items-center gap-2">
      <input #box type="checkbox" class="check" [checked]="withCancelled()" (change)="turned.emit(box.checked)" />
      {{ 'visits.showCancelled' | transloco }}
    </label>
  `,
})
export class CalendarLegend {
  readonly withCancelled = input(false);
  readonly turned = output<boolean>();
  protected readonly states = STATES;
}
