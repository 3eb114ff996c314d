import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { Sheet, type Question } from '@cuspid/ui';
import { proposed, sharesSent, wrongIn, type Shares } from '../take/allocation';
import { OpenCharges } from '../take/open-charges';
import { SharesList } from '../take/shares-list';
import { ActFoot, ActProblem } from './act-parts';
import { LineAct } from './line-act';

/** Lets what is left of a payment settle what is open. */
@Component({
  selector: 'cd-allocate-sheet',
  imports: [ActFoot, ActProblem, SharesList, Sheet, TranslocoPipe],
  providers: [OpenCharges],
  host: { class: 'contents' },
  template: `
    <cd-sheet [heading]="'payments.allocate.title' | transloco" (closed)="close()">
      @if (line(); as line) {
        <form id="cd-allocate" class="pay-stack" (submit)="$event.preventDefault(); post()">
          <p>
            <span class="block text-kpi tabular">{{ words.money({ ...line.amount, amountMinor: left() }) }}</span>
            {{ 'payments.allocate.of' | transloco: { name: words.name(line) } }}
          </p>
          <cd-act-problem [sending]="sending" />
          @if (open().length) {
            <cd-shares-list
              [charges]="open()"
              [amountMinor]="left()"
              [currency]="line.amount.currency"
              [shares]="shares()"
              [disabled]="isHeld()"
              [(isChanged)]="isOwn"
              [(own)]="own"
            />
          } @else if (charges.all()) {
            <p class="text-ink-2">{{ 'payments.allocate.nothing' | transloco }}</p>
          }
        </form>
      }
      <cd-act-foot
        foot
        form="cd-allocate"
        [sending]="sending"
        [verb]="'payments.allocate.verb' | transloco"
        (closed)="close()"
      />
    </cd-sheet>
  `,
})
export class AllocateSheet extends LineAct {
  protected readonly charges = inject(OpenCharges);
  protected readonly isOwn = signal(false);
  protected readonly own = signal<Shares>(new Map());
  protected readonly open = computed(() => this.charges.all() ?? []);
  protected readonly left = computed(() => this.line()?.openMinor ?? 0);
  protected readonly shares = computed(() => (this.isOwn() ? this.own() : proposed(this.left(), this.open())));

  constructor() {
    super('allocate.verb');
  }

  protected override isTyped(): boolean {
    return this.isOwn();
  }

  protected override prepared(line: PostingDto) {
    const allocations = sharesSent(this.shares(), line.amount.currency);
    if (!allocations.length || wrongIn(this.left(), this.shares(), this.open())) return null;
    return (key: string) => this.api.allocate(line.id, { allocations }, key);
  }

  protected override question(line: PostingDto): Question {
    const sum = sharesSent(this.shares(), line.amount.currency).reduce((all, one) => all + one.amount.amountMinor, 0);
    const amount = this.words.money({ ...line.amount, amountMinor: sum });
    return {
      title: this.words.say('allocate.ask.title', { amount, name: this.words.name(line) }),
      text: this.words.say('allocate.ask.text'),
      action: this.words.say('allocate.verb'),
      isUsual: true,
    };
  }
}
