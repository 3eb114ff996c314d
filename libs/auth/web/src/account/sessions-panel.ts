import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'cd-sessions-panel',
  imports: [TranslocoPipe],
  template: `<h2>{{ 'account.sessions' | transloco }}</h2>`,
})
export class SessionsPanel {}
