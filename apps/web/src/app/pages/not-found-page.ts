import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '@cuspid/ui';
import { Home } from '../frame/home';

/** An address that leads nowhere, and the way back. */
@Component({
  selector: 'cd-not-found-page',
  imports: [PageHeader, RouterLink, TranslocoPipe],
  template: `
    <div class="page">
      <cd-page-header [heading]="'pages.notFoundTitle' | transloco" />
      <div class="empty pt-0">
        <p>{{ 'pages.notFoundText' | transloco: { address } }}</p>
        <a class="btn btn-primary" [routerLink]="home?.path ?? '/'">
          {{
            home
              ? ('pages.back' | transloco: { place: 'frame.places.' + home.key | transloco })
              : ('pages.backStart' | transloco)
          }}
        </a>
      </div>
    </div>
  `,
})
export class NotFoundPage {
  protected readonly home = inject(Home).start();
  protected readonly address = inject(Router).url.split(/[?#]/)[0];
}
