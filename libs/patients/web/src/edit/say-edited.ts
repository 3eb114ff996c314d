import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PatientDto } from '@cuspid/patients/contracts';
import { ClinicClock, problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { PatientsApi } from '../patients-api';
import { personOf, toEdit } from '../person/person';

const STALE = 412;

/** Says what became of an edit. Undo is one more edit, which puts the values before back. */
@Injectable({ providedIn: 'root' })
export class SayEdited {
  private readonly api = inject(PatientsApi);
  private readonly clock = inject(ClinicClock);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);

  /** @param before the record that was changed, `after` what the server made of it: the same version when nothing was. */
  said(before: PatientDto, after: PatientDto): void {
    if (before.version === after.version) return this.toasts.show(this.say('nothing'));
    const undo = { label: this.words.translate('ui.undo'), run: () => void this.undo(before, after) };
    this.toasts.show(this.say('done'), undo);
  }

  private async undo(before: PatientDto, after: PatientDto): Promise<void> {
    const today = this.clock.today();
    try {
      const back = toEdit(personOf(after, today), personOf(before, today), today);
      await this.api.edit(after.id, after.version, back);
      this.toasts.show(this.say('undone'));
    } catch (error) {
      const { status, detail } = problemOf(error);
      this.toasts.error(
        status === STALE ? this.say('changedSince') : `${this.say('notUndone')} ${detail ?? ''}`.trim(),
      );
    }
  }

  private say(key: string): string {
    return this.words.translate(`patients.edit.${key}`);
  }
}
