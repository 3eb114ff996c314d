import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePhoneCall } from '@lucide/angular';
import type { RecallDto, RecallState } from '@cuspid/recalls/contracts';
import { dayText, phoneText } from '@cuspid/platform/web';
import { nameOf, RecallWords, telOf } from '../recall-words';

/** The list: one line a patient. */
@Component({
  selector: 'cd-recall-table',
  imports: [LucidePhoneCall, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './recall-table.html',
})
export class RecallTable {
  readonly rows = input.required<readonly RecallDto[]>();
  readonly state = input.required<RecallState>();
  readonly chosen = input.required<number | null>();
  /** The detail stands beside it: what it tells is left out here. */
  readonly isNarrow = input(false);
  readonly picked = output<number>();

  protected readonly words = inject(RecallWords);
  protected readonly nameOf = nameOf;
  protected readonly dayText = dayText;
  protected readonly phoneText = phoneText;
  protected readonly telOf = telOf;

  /** The number to call: of a child the guardian's. */
  protected phoneOf({ patient }: RecallDto): string | null {
    return patient.phone ?? patient.guardianPhone ?? patient.otherPhone;
  }
}
