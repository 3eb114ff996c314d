import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import {
  LucideCalendarPlus,
  LucideFileUp,
  LucideIcon,
  LucideKeyRound,
  LucideLogOut,
  LucidePalette,
  LucideTicketPlus,
  LucideUserRoundPlus,
} from '@lucide/angular';
import { Preferences, Session, THEMES } from '@cuspid/platform/web';
import { Home } from '../frame/home';

export interface Command {
  label: string;
  icon: LucideIcon;
  run: () => void;
}

/** What the palette can do besides finding patients; only what the person's role may do. */
@Injectable({ providedIn: 'root' })
export class PaletteCommands {
  private readonly words = inject(TranslocoService);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly preferences = inject(Preferences);
  private readonly home = inject(Home);

  all(): Command[] {
    return [...this.work(), ...this.places(), ...this.themes(), ...this.account()];
  }

  private work(): Command[] {
    const commands: Command[] = [];
    if (this.session.can('queue.checkIn')) {
      commands.push({
        label: this.say('checkInSomebody'),
        icon: LucideTicketPlus,
        run: () => this.go('/queue', { checkIn: '' }),
      });
    }
    if (this.session.can('visit.schedule')) {
      commands.push({
        label: this.say('bookVisit'),
        icon: LucideCalendarPlus,
        run: () => this.go('/calendar', { book: '' }),
      });
    }
    if (this.session.can('patient.register')) {
      commands.push({
        label: this.say('newPatient'),
        icon: LucideUserRoundPlus,
        run: () => this.go('/patients', { new: '' }),
      });
    }
    if (this.session.can('patient.import')) {
      commands.push({ label: this.say('importPatients'), icon: LucideFileUp, run: () => this.go('/patients/import') });
    }
    return commands;
  }

  private places(): Command[] {
    return this.home.places().map((place) => ({
      label: this.say('goTo', { place: this.words.translate(`frame.places.${place.key}`) }),
      icon: place.icon,
      run: () => this.go(place.path),
    }));
  }

  private themes(): Command[] {
    return THEMES.map((theme) => ({
      label: this.say('themeCommand', { theme: this.words.translate(`frame.themes.${theme}`) }),
      icon: LucidePalette,
      run: () => void this.preferences.change({ theme }),
    }));
  }

  private account(): Command[] {
    return [
      {
        label: this.words.translate('frame.changePassword'),
        icon: LucideKeyRound,
        run: () => this.go('/settings/password'),
      },
      { label: this.words.translate('frame.signOut'), icon: LucideLogOut, run: () => void this.session.signOut() },
    ];
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`palette.${key}`, values);
  }

  private go(path: string, queryParams?: Record<string, string>): void {
    void this.router.navigate([path], { queryParams });
  }
}
