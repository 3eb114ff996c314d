import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { PatientDto } from '@cuspid/patients/contracts';
import { CheckInNext, NextStep } from '@cuspid/patients/web';
import { Session } from '@cuspid/platform/web';
import { BookingDraft } from './booking-draft';

/** After registering: back to the slot somebody came from, to book it; who came in from the street is checked in as ever. */
@Injectable()
export class BookNext extends NextStep {
  private readonly draft = inject(BookingDraft);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly checkIn = inject(CheckInNext);

  get label(): string {
    return this.isBooking() ? 'patients.register.andBook' : this.checkIn.label;
  }

  override get leads(): boolean {
    return this.isBooking();
  }

  may(): boolean {
    return this.isBooking() || this.checkIn.may();
  }

  async take(patient: PatientDto, key: string) {
    if (!this.isBooking()) return this.checkIn.take(patient, key);
    await this.router.navigate(['/calendar'], { queryParams: { book: patient.id, day: this.draft.slot()?.day } });
    return null;
  }

  private isBooking(): boolean {
    return this.draft.slot() !== null && this.session.can('visit.schedule');
  }
}
