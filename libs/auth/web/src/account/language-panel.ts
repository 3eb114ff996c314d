import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'cd-language-panel',
  imports: [TranslocoPipe],
  template: `<h2>{{ 'account.language' | transloco }}</h2>`,
})
export class LanguagePanel {}
