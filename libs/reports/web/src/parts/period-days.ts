import { Component, ElementRef, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCalendarDays } from '@lucide/angular';
import { ReportAddress } from '../report-address';
import { ReportWords } from '../report-words';

/** The days that are shown, in words; pressed, two dates to choose one's own. Esc puts them away. */
@Component({
  selector: 'cd-period-days',
  imports: [LucideCalendarDays, TranslocoPipe],
  host: { class: 'report-days', '(keydown.escape)': 'shut($event)', '(focusout)': 'left($event)' },
  template: `
    <button
      #opener
      type="button"
      class="filter tabular"
      aria-haspopup="dialog"
      [attr.aria-expanded]="isOpen()"
      (click)="isOpen.set(!isOpen())"
    >
      <svg lucideCalendarDays></svg>{{ words.days(address.period()) }}
    </button>
    @if (isOpen()) {
      <form
        class="report-days-panel"
        role="dialog"
        [attr.aria-label]="'reports.period.own' | transloco"
        (submit)="choose($event, opener)"
      >
        <label>
          {{ 'reports.period.from' | transloco }}
          <input #start type="date" class="input" [value]="from()" (input)="from.set(start.value)" />
        </label>
        <label>
          {{ 'reports.period.to' | transloco }}
          <input #end type="date" class="input" [value]="to()" (input)="to.set(end.value)" />
        </label>
        <button type="submit" class="btn btn-primary" [disabled]="!from() || !to()">
          {{ 'reports.period.show' | transloco }}
        </button>
      </form>
    }
  `,
})
export class PeriodDays {
  protected readonly address = inject(ReportAddress);
  protected readonly words = inject(ReportWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly isOpen = signal(false);
  protected readonly from = linkedSignal(() => this.address.period().from);
  protected readonly to = linkedSignal(() => this.address.period().to);

  protected choose(event: Event, opener: HTMLElement): void {
    event.preventDefault();
    this.isOpen.set(false);
    opener.focus();
    this.address.goPeriod({ period: null, from: this.from(), to: this.to() });
  }

  protected shut(event: Event): void {
    if (!this.isOpen()) return;
    event.preventDefault();
    event.stopPropagation();
    this.isOpen.set(false);
    this.host.nativeElement.querySelector('button')?.focus();
  }

  protected left({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !this.host.nativeElement.contains(relatedTarget)) this.isOpen.set(false);
  }
}
