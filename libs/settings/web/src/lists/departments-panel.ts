import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SETTINGS } from '@cuspid/settings/contracts';
import { KeptList } from './kept-list';

/** Where members of staff belong. */
@Component({
  selector: 'cd-departments-panel',
  imports: [KeptList, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="settings-heading">{{ 'settings.panel.departments' | transloco }}</h2>
    <p class="settings-text">{{ 'settings.about.departments' | transloco }}</p>
    <cd-kept-list list="departments" [nameMax]="nameMax" [blank]="blank" />
  `,
})
export class DepartmentsPanel {
  protected readonly nameMax = SETTINGS.departmentNameMax;
  protected readonly blank = { name: '' };
}
