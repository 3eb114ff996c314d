import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'cd-keys-panel',
  imports: [TranslocoPipe],
  template: `<h2>{{ 'account.keys' | transloco }}</h2>`,
})
export class KeysPanel {}
