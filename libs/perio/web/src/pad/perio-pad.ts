import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDelete } from '@lucide/angular';
import type { Entry } from '../exam/entry';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const MARKS = ['b', 'p', 's'] as const;

/** Keys for a gloved finger: digits, marks and what the next digit means, each 60 px and more. */
@Component({
  selector: 'cd-perio-pad',
  imports: [LucideDelete, TranslocoPipe],
  host: { class: 'block', role: 'group' },
  template: `
    <div class="grid grid-cols-10 gap-1.5">
      @for (digit of digits; track digit) {
        <button type="button" [class]="key" (click)="pressed.emit(digit)">{{ digit }}</button>
      }
      @for (mark of marks; track mark) {
        <button type="button" [class]="key + ' text-body!'" (click)="pressed.emit(mark)">
          {{ 'perio.pad.' + mark | transloco }}
        </button>
      }
      <button type="button" [class]="key" [attr.aria-pressed]="entry().armed === 'ten'" (click)="pressed.emit('+')">
        {{ 'perio.pad.ten' | transloco }}
      </button>
      <button
        type="button"
        [class]="key + ' text-body!'"
        [attr.aria-pressed]="entry().mode === 'margin'"
        (click)="pressed.emit('m')"
      >
        {{ 'perio.pad.margin' | transloco }}
      </button>
      <button
        type="button"
        [class]="key"
        [disabled]="entry().mode === 'depth'"
        [attr.aria-label]="'perio.pad.minus' | transloco"
        [attr.aria-pressed]="entry().armed === 'minus'"
        (click)="pressed.emit('-')"
      >
        −
      </button>
      <button
        type="button"
        [class]="key + ' text-body!'"
        [attr.aria-pressed]="entry().armed === 'mobility'"
        (click)="pressed.emit('t')"
      >
        {{ 'perio.pad.mobility' | transloco }}
      </button>
      <button
        type="button"
        [class]="key + ' text-body!'"
        [attr.aria-pressed]="entry().armed === 'furcation'"
        (click)="pressed.emit('f')"
      >
        {{ 'perio.pad.furcation' | transloco }}
      </button>
      <button type="button" [class]="key + ' text-body!'" (click)="pressed.emit(' ')">
        {{ 'perio.pad.skip' | transloco }}
      </button>
      <button
        type="button"
        [class]="key"
        [attr.aria-label]="'perio.pad.back' | transloco"
        (click)="pressed.emit('Backspace')"
      >
        <svg lucideDelete [size]="22"></svg>
      </button>
    </div>
  `,
})
export class PerioPad {
  readonly entry = input.required<Pick<Entry, 'mode' | 'armed'>>();
  readonly pressed = output<string>();

  protected readonly digits = DIGITS;
  protected readonly marks = MARKS;
  protected readonly key =
    'btn h-15! px-1! text-title! tabular min-w-0 aria-pressed:bg-accent aria-pressed:text-on-accent';
}
