import { Component, computed, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LEDGER, type PostingDto } from '@cuspid/payment-records/contracts';
import { Field, Sheet, TextInput, type Question } from '@cuspid/ui';
import { ActFoot, ActProblem } from './act-parts';
import { LineAct } from './line-act';

/** Undoes a line by its opposite, with a reason: administrators do. Both lines stay. */
@Component({
  selector: 'cd-reverse-sheet',
  imports: [ActFoot, ActProblem, Field, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-sheet [heading]="'payments.reverse.title' | transloco" (closed)="close()">
      @if (line(); as line) {
        <form id="cd-reverse" class="pay-stack" novalidate (submit)="$event.preventDefault(); post()">
          <p>
            <span class="block text-kpi tabular">{{ words.money(line.amount) }}</span>
            {{ words.name(line) }} · {{ words.what(line) }} · {{ words.day(line.paidOn) }}
          </p>
          <cd-act-problem [sending]="sending" />
          <cd-field
            [label]="'payments.fact.reason' | transloco"
            [hint]="'payments.reverse.hint.' + line.kind | transloco"
            [error]="reasonProblem()"
          >
            <textarea
              #why
              cdInput
              rows="3"
              [attr.maxlength]="limits.reasonMax"
              [disabled]="isHeld()"
              [value]="reason()"
              (input)="reason.set(why.value)"
            ></textarea>
          </cd-field>
        </form>
      }
      <cd-act-foot
        foot
        [danger]="true"
        form="cd-reverse"
        [sending]="sending"
        [verb]="'payments.reverse.verb' | transloco"
        (closed)="close()"
      />
    </cd-sheet>
  `,
})
export class ReverseSheet extends LineAct {
  protected readonly limits = LEDGER;
  protected readonly reason = signal('');
  protected readonly reasonProblem = computed(() =>
    this.hasTried() && this.isReasonShort() ? this.words.say('reasonNeeded') : null,
  );

  constructor() {
    super('reverse.verb');
  }

  protected override isTyped(): boolean {
    return Boolean(this.reason().trim());
  }

  protected override prepared(line: PostingDto) {
    if (this.isReasonShort()) return null;
    const what = { reason: this.reason().trim() };
    return (key: string) => this.api.reverse(line.id, what, key);
  }

  protected override question(line: PostingDto): Question {
    const values = { amount: this.words.money(line.amount), name: this.words.name(line) };
    return {
      title: this.words.say('reverse.ask.title', values),
      text: this.words.say('reverse.ask.text'),
      action: this.words.say('reverse.action', values),
      danger: true,
    };
  }

  private isReasonShort(): boolean {
    return this.reason().trim().length < LEDGER.reasonMin;
  }
}
