import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'cd-profile-panel',
  imports: [TranslocoPipe],
  template: `<h2>{{ 'account.profile' | transloco }}</h2>`,
})
export class ProfilePanel {}
