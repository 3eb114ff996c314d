import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SETTINGS } from '@cuspid/settings/contracts';
import { KeptList } from './kept-list';

/** Chairs people are called to. */
@Component({
  selector: 'cd-chairs-panel',
  imports: [KeptList, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="settings-heading">{{ 'settings.panel.chairs' | transloco }}</h2>
    <p class="settings-text">{{ 'settings.about.chairs' | transloco }}</p>
    <cd-kept-list list="chairs" [nameMax]="nameMax" [blank]="blank" />
  `,
})
export class ChairsPanel {
  protected readonly nameMax = SETTINGS.chairNameMax;
  protected readonly blank = { name: '' };
}
