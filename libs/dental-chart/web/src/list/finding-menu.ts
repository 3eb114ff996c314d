import { Component, computed, input, output } from '@angular/core';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideEllipsis, LucideStamp, LucideTrash2 } from '@lucide/angular';
import { nextLayers, type Finding, type Layer } from '@cuspid/odontogram';
import { LayerSwatch } from '../bar/layer-swatch';

/** What can be done with a finding: move it on, or take it back with a reason. */
@Component({
  selector: 'cd-finding-menu',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    LayerSwatch,
    LucideEllipsis,
    LucideStamp,
    LucideTrash2,
    TranslocoPipe,
  ],
  host: { class: 'contents' },
  template: `
    <button
      type="button"
      class="icon-btn size-6! touch:size-11!"
      [cdkMenuTriggerFor]="menu"
      [attr.aria-label]="'chart.list.more' | transloco: { what: name() }"
    >
      <svg lucideEllipsis></svg>
    </button>
    <ng-template #menu>
      <div class="menu" cdkMenu>
        @for (layer of next(); track layer) {
          <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="advanced.emit(layer)">
            <cd-layer-swatch [layer]="layer" />{{ 'chart.advance.' + layer | transloco }}
          </button>
        }
        @if (canSign()) {
          <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="signed.emit()">
            <svg lucideStamp></svg>{{ 'chart.cosign.one' | transloco }}
          </button>
        }
        <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="voided.emit()">
          <svg lucideTrash2></svg>{{ 'chart.list.takeBack' | transloco }}
        </button>
      </div>
    </ng-template>
  `,
})
export class FindingMenu {
  readonly finding = input.required<Finding>();
  readonly name = input.required<string>();
  readonly canSign = input(false);
  readonly advanced = output<Layer>();
  readonly signed = output<void>();
  readonly voided = output<void>();
  protected readonly next = computed(() => nextLayers(this.finding().layer));
}
