import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'cd-display-panel',
  imports: [TranslocoPipe],
  template: `<h2>{{ 'account.display' | transloco }}</h2>`,
})
export class DisplayPanel {}
