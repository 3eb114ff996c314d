import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChevronDown } from '@lucide/angular';
import { VISIT_COLOURS, type VisitColour } from '@cuspid/settings/contracts';

/** One of the calendar's colours, shown as it will look there; each has a name too. */
@Component({
  selector: 'cd-colour-menu',
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, LucideChevronDown, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <button
      type="button"
      class="settings-colour"
      [attr.aria-label]="label() + ': ' + ('settings.colour.' + value() | transloco)"
      [disabled]="disabled()"
      [cdkMenuTriggerFor]="colours"
    >
      <span [class]="'settings-swatch settings-swatch-' + value()"></span>
      <span class="settings-colour-name">{{ 'settings.colour.' + value() | transloco }}</span>
      <svg lucideChevronDown [size]="14"></svg>
    </button>
    <ng-template #colours>
      <div class="menu" cdkMenu>
        @for (colour of all; track colour) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="colour === value()"
            (cdkMenuItemTriggered)="chosen.emit(colour)"
          >
            <span [class]="'settings-swatch settings-swatch-' + colour"></span>
            {{ 'settings.colour.' + colour | transloco }}
          </button>
        }
      </div>
    </ng-template>
  `,
})
export class ColourMenu {
  readonly value = input.required<VisitColour>();
  readonly label = input.required<string>();
  readonly disabled = input(false);
  readonly chosen = output<VisitColour>();

  protected readonly all = VISIT_COLOURS;
}
