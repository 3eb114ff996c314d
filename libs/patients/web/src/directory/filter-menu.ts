import { Component, input, output } from '@angular/core';
import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideChevronDown } from '@lucide/angular';

/** A filter chip that opens its choices: "Status: any". */
@Component({
  selector: 'cd-filter-menu',
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, LucideCheck, LucideChevronDown, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <button type="button" class="filter" [cdkMenuTriggerFor]="choices">
      {{ label() }}:
      <b>{{ value() ? (words() + value() | transloco) : ('patients.any' | transloco) }}</b>
      <svg lucideChevronDown></svg>
    </button>
    <ng-template #choices>
      <div class="menu" cdkMenu [attr.aria-label]="label()">
        <button
          type="button"
          class="menu-item"
          cdkMenuItemRadio
          [cdkMenuItemChecked]="!value()"
          (cdkMenuItemTriggered)="chosen.emit(null)"
        >
          {{ 'patients.anyOne' | transloco }}
          @if (!value()) {
            <svg lucideCheck class="ml-auto"></svg>
          }
        </button>
        @for (option of options(); track option) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="value() === option"
            (cdkMenuItemTriggered)="chosen.emit(option)"
          >
            {{ words() + option | transloco }}
            @if (value() === option) {
              <svg lucideCheck class="ml-auto"></svg>
            }
          </button>
        }
      </div>
    </ng-template>
  `,
})
export class FilterMenu {
  readonly label = input.required<string>();
  readonly options = input.required<readonly string[]>();
  readonly value = input.required<string | null>();
  /** Where the words of the options are: `patients.status.`. */
  readonly words = input.required<string>();
  readonly chosen = output<string | null>();
}
