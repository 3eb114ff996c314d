import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideClipboardPlus, LucideTicketPlus } from '@lucide/angular';
import { ageText, ClinicClock, phoneText, RecentPatient } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';
import { piecesOf } from './matching';

export type RowAction = 'checkIn' | 'chart';

/** A patient in the palette: name with the typed letters bold, code, age, phone; actions on the chosen row. */
@Component({
  selector: 'cd-palette-patient',
  imports: [Avatar, TranslocoPipe, LucideTicketPlus, LucideClipboardPlus],
  host: { class: 'flex items-center gap-2.5 grow min-w-0' },
  template: `
    <cd-avatar [name]="name()" />
    <span class="truncate font-medium">
      @for (piece of pieces(); track $index) {
        <span [class.hit]="piece.hit">{{ piece.text }}</span>
      }
    </span>
    <span class="text-small text-ink-3 tabular whitespace-nowrap">{{ patient().patientCode }}</span>
    <span class="ml-auto flex items-center gap-2.5 text-small text-ink-2 tabular whitespace-nowrap">
      @if (chosen() && actions().length > 0) {
        @for (action of actions(); track action) {
          <button type="button" class="btn btn-small" tabindex="-1" (click)="act($event, action)">
            @if (action === 'checkIn') {
              <svg lucideTicketPlus [size]="14"></svg>
            } @else {
              <svg lucideClipboardPlus [size]="14"></svg>
            }
            {{ 'palette.' + action | transloco }}
            @if (withKeys()) {
              <kbd>{{ action === 'checkIn' ? 'C' : 'D' }}</kbd>
            }
          </button>
        }
      } @else {
        <span>{{ age() }}</span>
        <span>{{ phone() }}</span>
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
  protected readonly name = computed(() => `${this.patient().firstName} ${this.patient().lastName}`.trim());
  protected readonly pieces = computed(() => piecesOf(this.name(), this.typed()));
  protected readonly age = computed(() => {
    const birth = this.patient().dateOfBirth;
    return birth ? ageText(birth, this.clock.today()) : '';
  });
  protected readonly phone = computed(() => phoneText(this.patient().phone ?? ''));

  protected act(event: Event, action: RowAction): void {
    event.stopPropagation();
    this.acted.emit(action);
  }
}
