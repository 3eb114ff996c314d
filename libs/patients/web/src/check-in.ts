import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { problemOf, Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { CheckedIn, PatientsApi } from './patients-api';

interface Named {
  id: number;
  firstName: string;
  lastName: string;
}

/** Checks a patient in at once and says so, with Undo; or says why not. */
@Injectable({ providedIn: 'root' })
export class CheckIn {
  private readonly api = inject(PatientsApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly going = new Set<number>();

  /** A second press while the first is on its way does nothing. */
  async now(patient: Named): Promise<void> {
    if (this.going.has(patient.id)) return;
    this.going.add(patient.id);
    try {
      this.said(patient, await this.api.checkIn(patient.id));
    } catch (error) {
      this.refused(patient, error);
    } finally {
      this.going.delete(patient.id);
    }
  }

  private said(patient: Named, entry: CheckedIn): void {
    const undo = { label: this.words.translate('ui.undo'), run: () => void this.undo(patient, entry) };
    this.toasts.show(
      this.words.translate('patients.checkIn.done', { name: nameOf(patient), ticket: entry.ticket }),
      this.session.can('queue.remove') ? undo : undefined,
    );
  }

  private refused(patient: Named, error: unknown): void {
    const { detail } = problemOf(error);
    const queue = {
      label: this.words.translate('patients.checkIn.toQueue'),
      run: () => void this.router.navigateByUrl('/queue'),
    };
    this.toasts.error(
      `${this.words.translate('patients.checkIn.failed', { name: nameOf(patient) })} ${detail ?? ''}`.trim(),
      queue,
    );
  }

  private async undo(patient: Named, entry: CheckedIn): Promise<void> {
    const values = { name: nameOf(patient) };
    try {
      await this.api.takeOutOfQueue(entry.id);
      this.toasts.show(this.words.translate('patients.checkIn.undone', values));
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('patients.checkIn.notUndone', values));
    }
  }
}

const nameOf = ({ firstName, lastName }: Named) => `${firstName} ${lastName}`;
