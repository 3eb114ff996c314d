import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideArrowLeft, LucidePrinter } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import { RECALL_STATES, type RecallDto } from '@cuspid/recalls/contracts';
import { ClinicClock, dayText, phoneText, problemOf } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Skeleton } from '@cuspid/ui';
import { nameOf, RecallWords } from '../recall-words';

/** On one list as many as somebody can call in a day. */
const LINES = 100;

/** The list on paper, with every number and a line to write on: for somebody who calls away from the desk. */
@Component({
  selector: 'cd-recalls-paper',
  imports: [EmptyState, ErrorPanel, LucideArrowLeft, LucidePrinter, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './recalls-paper.html',
})
export class RecallsPaper {
  /** From the address: the same selection as the list. */
  readonly state = input<string>();
  readonly ruleId = input<string>();
  readonly providerId = input<string>();
  readonly overdueDays = input<string>();
  readonly q = input<string>();

  protected readonly words = inject(RecallWords);
  private readonly clock = inject(ClinicClock);
  protected readonly nameOf = nameOf;
  protected readonly dayText = dayText;
  protected readonly list = httpResource<Page<RecallDto>>(() => {
    const { state, ruleId, providerId, overdueDays, q } = this;
    const asked = { state: state(), ruleId: ruleId(), providerId: providerId(), overdueDays: overdueDays(), q: q() };
    const params = Object.fromEntries(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])));
    return { url: '/api/recalls', params: { ...params, limit: LINES, count: true } };
  });
  protected readonly page = computed(() => (this.list.hasValue() ? this.list.value() : null));
  protected readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));
  protected readonly made = computed(() => `${dayText(this.clock.today())}, ${this.clock.time()}`);
  protected readonly shownState = computed(() => RECALL_STATES.find((one) => one === this.state()) ?? 'due');

  /** Every number there is: nobody can look another one up on the way. */
  protected numbers({ patient }: RecallDto): string[] {
    const { phone, otherPhone, guardianName, guardianPhone } = patient;
    const guardian = guardianPhone && [phoneText(guardianPhone), guardianName].filter(Boolean).join(' ');
    return [phone && phoneText(phone), otherPhone && phoneText(otherPhone), guardian].flatMap((one) => one || []);
  }

  protected print(): void {
    window.print();
  }
}
