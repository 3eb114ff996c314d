import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Session } from '@cuspid/platform/web';
import { PageHeader } from '@cuspid/ui';
import { Home } from '../frame/home';
import { PLACES } from '../frame/places';

/** A page the role may not open: says so, whom to ask, and the way back. */
@Component({
  selector: 'cd-not-allowed-page',
  imports: [PageHeader, RouterLink, TranslocoPipe],
  template: `
    <div class="page">
      <cd-page-header [heading]="'pages.notAllowedTitle' | transloco" />
      <div class="empty pt-0">
        <p>{{ 'pages.notAllowedText' | transloco: { role: role(), place: placeName() } }}</p>
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
export class NotAllowedPage {
  /** First part of the address that was refused. */
  readonly place = input<string>();

  private readonly session = inject(Session);
  private readonly words = inject(TranslocoService);
  protected readonly home = inject(Home).start();

  protected readonly role = computed(() => {
    const role = this.session.user()?.role;
    return role ? this.words.translate(`roles.${role}`) : '';
  });
  protected readonly placeName = computed(() => {
    const known = PLACES.find((place) => place.path === `/${this.place()}`);
    return this.words.translate(known ? `frame.places.${known.key}` : 'pages.thisPage');
  });
}
