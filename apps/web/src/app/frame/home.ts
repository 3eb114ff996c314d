import { inject, Injectable } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { Session } from '@cuspid/platform/web';
import { Place, PLACES } from './places';

/** The places the signed-in person may use, and the one they start at. */
@Injectable({ providedIn: 'root' })
export class Home {
  private readonly session = inject(Session);

  places(): readonly Place[] {
    return PLACES.filter((place) => this.session.can(place.permission));
  }

  /** The day begins with what one must do now. */
  start(): Place | undefined {
    const places = this.places();
    return places.find(({ key }) => key === 'today') ?? places[0];
  }
}

/** The empty address leads to the first place of one's role. */
export const toStart: CanActivateFn = () => inject(Router).parseUrl(inject(Home).start()?.path ?? '/settings/profile');
