import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideCopy, LucideFunnel } from '@lucide/angular';
import type { AuditEntryDto } from '@cuspid/audit/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { differencesOf, fieldText } from './differences';

/** What the log can be narrowed to from one of its rows. */
export type Only = 'person' | 'patient' | 'record' | 'request' | 'address';

/** An entry unfolded: what it says field by field, before and after, and what else belongs to it. */
@Component({
  selector: 'cd-audit-detail',
  imports: [LucideCheck, LucideCopy, LucideFunnel, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './audit-detail.html',
})
export class AuditDetail {
  readonly entry = input.required<AuditEntryDto>();
  readonly only = output<Only>();

  private readonly clipboard = inject(Clipboard);
  private readonly clock = inject(ClinicClock);
  protected readonly copied = signal(false);
  protected readonly differences = computed(() =>
    differencesOf(this.entry().before, this.entry().after).map((one) => ({ ...one, name: fieldText(one.field) })),
  );
  /** To the millisecond, in the clinic's zone. */
  protected readonly at = computed(() => {
    const { at } = this.entry();
    return `${this.clock.today(at)} ${this.clock.time(at)}${at.slice(16, 23)} ${this.clock.zone}`;
  });
  protected readonly offers = computed(() => {
    const { actor, patient, entityId, requestId, address } = this.entry();
    const offers: [Only, unknown][] = [
      ['person', actor],
      ['patient', patient],
      ['record', entityId],
      ['request', requestId],
      ['address', address],
    ];
    return offers.filter(([, there]) => there).map(([what]) => what);
  });

  protected copy(text: string): void {
    this.copied.set(this.clipboard.copy(text));
  }
}
