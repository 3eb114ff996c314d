import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { AllergyClashDto } from '@cuspid/patient-materials/contracts';
import { ClinicClock, dayText, problemOf } from '@cuspid/platform/web';

/** What the screens of materials say. */
@Injectable({ providedIn: 'root' })
export class UsageWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`usage.${key}`, values);
  }

  /** "2 capsules" is what the clinic calls it: the unit as it was written. */
  amount(quantity: number, unit: string): string {
    return `${quantity.toLocaleString('en')} ${unit}`;
  }

  /** "Lot L2611, until 30 Nov 2026" */
  lot({ number, expiresOn }: { number: string | null; expiresOn: string | null }): string {
    const name = number ? this.say('lot', { number }) : this.say('noLot');
    return expiresOn ? this.say('lotUntil', { lot: name, day: dayText(expiresOn) }) : name;
  }

  when(at: string): string {
    return `${dayText(this.clock.today(at))} ${this.clock.time(at)}`;
  }

  /** "allergic to Latex (natural rubber)" */
  clashes(clashes: readonly AllergyClashDto[]): string {
    return clashes.map(({ alert, material }) => this.say('clashOf', { alert, material })).join(', ');
  }

  /** Why something was refused; `otherwise` where the server gave no sentence of its own. */
  refusal(error: unknown, otherwise: string): string {
    const { status, detail } = problemOf(error);
    return detail ?? this.say(status === 0 ? 'noAnswer' : otherwise);
  }
}
