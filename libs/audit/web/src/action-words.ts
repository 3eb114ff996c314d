import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** What the log's codes are called. One that has no words yet shows as it is. */
@Injectable({ providedIn: 'root' })
export class ActionWords {
  private readonly words = inject(TranslocoService);

  /** "Registered a patient" of `patient.registered`; null when there are no words for it. */
  action(code: string): string | null {
    return this.known(`audit.action.${code}`);
  }

  /** "Patient" of `patient`. */
  record(entity: string): string {
    return this.known(`audit.record.${entity}`) ?? entity;
  }

  role(role: string | null): string {
    return role ? (this.known(`roles.${role}`) ?? role) : '';
  }

  /** Looked up first: asking for words that are not there is noted as a fault of ours. */
  private known(key: string): string | null {
    return key in this.words.getTranslation(this.words.getActiveLang()) ? this.words.translate(key) : null;
  }
}
