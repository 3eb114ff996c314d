import { Component, inject, input, output } from '@angular/core';
import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCheck, LucideChevronDown } from '@lucide/angular';

/** A filter chip that opens its choices: "Status: any". */
@Component({
  selector: 'cd-filter-menu',
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, LucideCheck, LucideChevronDown, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <button type="button" class="filter" [cdkMenuTriggerFor]="choices">
      {{ label() }}:
      <b>{{ value() ? said(value()) : ('ui.any' | transloco) }}</b>
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
          {{ 'ui.anyOne' | transloco }}
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
            {{ said(option) }}
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
  /** Where the words of the options are: `patients.status.`. Without, they are shown as they are. */
  readonly words = input('');
  readonly chosen = output<string | null>();

  private readonly translations = inject(TranslocoService);

  protected said(option: string | null): string {
    return option && this.words() ? this.translations.translate(this.words() + option) : (option ?? '');
  }
}
