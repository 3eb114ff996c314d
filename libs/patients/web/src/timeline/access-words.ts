import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { AccessLineDto } from '@cuspid/patients/contracts';

/** A line of «who looked» in words. */
@Injectable({ providedIn: 'root' })
export class AccessWords {
  private readonly words = inject(TranslocoService);

  /** "Dental chart"; of a domain that has no word yet, its code. */
  record({ action }: AccessLineDto): string {
    return this.known(`patients.access-log.record.${action.split('.')[0]}`) ?? action;
  }

  /** "looked at", "printed". */
  act({ action, kind }: AccessLineDto): string {
    return this.known(`patients.access-log.act.${action}`) ?? this.words.translate(`patients.access-log.did.${kind}`);
  }

  role(role: string | null): string {
    return role ? (this.known(`roles.${role}`) ?? role) : '';
  }

  private known(key: string): string | null {
    return key in this.words.getTranslation(this.words.getActiveLang()) ? this.words.translate(key) : null;
  }
}
