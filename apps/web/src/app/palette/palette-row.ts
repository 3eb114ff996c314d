import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideBanknote, LucideCalendarPlus, LucideClipboardPlus, LucideTicketPlus } from '@lucide/angular';
import { ageText, ClinicClock, phoneText, RecentPatient } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';
import { piecesOf, piecesOfNumber } from './matching';

/** Digits of a phone number that are shown. */
const TAIL = 4;

export type RowAction = 'book' | 'checkIn' | 'pay' | 'chart';

/** A patient in the palette: name with the typed letters bold, code, age, the end of the phone number; actions on the chosen row. */
@Component({
  selector: 'cd-palette-patient',
  imports: [Avatar, LucideBanknote, LucideCalendarPlus, TranslocoPipe, LucideTicketPlus, LucideClipboardPlus],
  host: { class: 'flex items-center gap-2.5 grow min-w-0' },
  template: `
    <cd-avatar [name]="name()" />
    <span class="truncate font-medium">
      @for (piece of pieces(); track $index) {
        <span [class.hit]="piece.hit">{{ piece.text }}</span>
      }
    </span>
    <span class="text-small text-ink-3 tabular whitespace-nowrap">
      @for (piece of code(); track $index) {
        <span [class.hit]="piece.hit">{{ piece.text }}</span>
      }
    </span>
    <span class="ml-auto flex items-center gap-2.5 text-small text-ink-2 tabular whitespace-nowrap">
      @if (chosen() && actions().length > 0) {
        @for (action of actions(); track action) {
          <button type="button" class="btn btn-small" tabindex="-1" (click)="act($event, action)">
            @if (action === 'checkIn') {
              <svg lucideTicketPlus [size]="14"></svg>
            } @else if (action === 'book') {
              <svg lucideCalendarPlus [size]="14"></svg>
            } @else if (action === 'pay') {
              <svg lucideBanknote [size]="14"></svg>
            } @else {
              <svg lucideClipboardPlus [size]="14"></svg>
            }
            {{ 'palette.' + action | transloco }}
            @if (withKeys()) {
              <kbd>{{ caps[action] }}</kbd>
            }
          </button>
        }
      } @else {
        <span>{{ age() }}</span>
        <span>
          @for (piece of phone(); track $index) {
            <span [class.hit]="piece.hit">{{ piece.text }}</span>
          }
        </span>
      }
    </span>
  `,
})
export class PalettePatient {
  readonly patient = input.required<RecentPatient>();
  readonly typed = input.required<string>();
  readonly chosen = input.required<boolean>();
  readonly withKeys = input.required<boolean>();
  readonly actions = input.required<readonly RowAction[]>();
  readonly acted = output<RowAction>();

  private readonly clock = inject(ClinicClock);
  protected readonly caps: Record<RowAction, string> = { book: 'B', checkIn: 'C', pay: 'P', chart: 'D' };
  protected readonly name = computed(() => `${this.patient().firstName} ${this.patient().lastName}`.trim());
  protected readonly pieces = computed(() => piecesOf(this.name(), this.typed()));
  protected readonly age = computed(() => {
    const birth = this.patient().dateOfBirth;
    return birth ? ageText(birth, this.clock.today()) : '';
  });
  protected readonly code = computed(() => piecesOfNumber(this.patient().patientCode, this.typed()));
  /** The end of the number, by which the desk tells two people apart; all of it when digits of it were typed. */
  protected readonly phone = computed(() => {
    const phone = phoneText(this.patient().phone ?? '');
    const pieces = piecesOfNumber(phone, this.typed());
    if (!phone || pieces.some(({ hit }) => hit)) return pieces;
    return [{ text: `… ${phone.replace(/\D/g, '').slice(-TAIL)}`, hit: false }];
  });

  protected act(event: Event, action: RowAction): void {
    event.stopPropagation();
    this.acted.emit(action);
  }
}
