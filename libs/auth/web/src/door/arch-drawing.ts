import { Component } from '@angular/core';
import { UPPER_HALF_ARCH } from './arch-teeth';

/** The upper arch with its two cuspids lit: the picture beside the sign-in. */
@Component({
  selector: 'cd-arch-drawing',
  host: { class: 'arch' },
  template: `
    <svg viewBox="-190 -40 380 370" aria-hidden="true">
      @for (side of [1, -1]; track side) {
        <g [attr.transform]="'scale(' + side + ' 1)'">
          @for (tooth of teeth; track tooth.outline) {
            <g [class.arch-cuspid]="tooth.isCuspid">
              <path class="arch-outline" [attr.d]="tooth.outline" />
              @for (line of tooth.relief; track line) {
                <path class="arch-relief" [attr.d]="line" />
              }
            </g>
          }
        </g>
      }
    </svg>
  `,
})
export class ArchDrawing {
  protected readonly teeth = UPPER_HALF_ARCH;
}
