import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'cd-password-panel',
  imports: [TranslocoPipe],
  template: `<h2>{{ 'account.password' | transloco }}</h2>`,
})
export class PasswordPanel {}
