import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SETTINGS } from '@cuspid/settings/contracts';
import { KeptList } from './kept-list';

/** Kinds of visit, with their usual length and colour. */
@Component({
  selector: 'cd-visit-types-panel',
  imports: [KeptList, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="settings-heading">{{ 'settings.panel.visit-types' | transloco }}</h2>
    <p class="settings-text">{{ 'settings.about.visit-types' | transloco }}</p>
    <cd-kept-list list="visit-types" [nameMax]="nameMax" [blank]="blank" />
  `,
})
export class VisitTypesPanel {
  protected readonly nameMax = SETTINGS.visitTypeNameMax;
  protected readonly blank = { name: '', minutes: 30, colour: 'accent' } as const;
}
