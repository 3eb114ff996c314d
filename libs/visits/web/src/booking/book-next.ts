import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { PatientDto } from '@cuspid/patients/contracts';
import { CheckInNext, NextStep } from '@cuspid/patients/web';
import { Session } from '@cuspid/platform/web';
import { BookingDraft } from './booking-draft';

/** A visit for the new patient: in the slot somebody came from, else wherever the book is opened. */
@Injectable()
class BookStep extends NextStep {
  private readonly draft = inject(BookingDraft);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  readonly label = 'patients.register.andBook';

  override get leads(): boolean {
    return true;
  }

  may(): boolean {
    return this.session.can('visit.schedule');
  }

  hasSlot(): boolean {
    return this.draft.slot() !== null;
  }

  async take(patient: PatientDto) {
    await this.router.navigate(['/calendar'], { queryParams: { book: patient.id, day: this.draft.slot()?.day } });
    return null;
  }
}

/**
 * After registering: a visit is booked, or the patient is checked in. Whoever came from the book goes back to it, whoever came
 * from the check-in (`?then=checkIn`) checks in; the other is one press away.
 */
@Injectable()
export class BookNext extends NextStep {
  private readonly router = inject(Router);
  private readonly checkIn = inject(CheckInNext);
  private readonly book = inject(BookStep);

  get label(): string {
    return this.first.label;
  }

  override get leads(): boolean {
    return this.first.leads;
  }

  override get other(): NextStep | null {
    const other = this.first === this.book ? this.checkIn : this.book;
    return this.book.hasSlot() || !other.may() ? null : other;
  }

  may(): boolean {
    return this.first.may();
  }

  take(patient: PatientDto, key: string) {
    return this.first.take(patient, key);
  }

  private get first(): NextStep {
    const wantsCheckIn = this.router.parseUrl(this.router.url).queryParamMap.get('then') === 'checkIn';
    const books = this.book.may() && (this.book.hasSlot() || !(wantsCheckIn && this.checkIn.may()));
    return books ? this.book : this.checkIn;
  }
}

/** What the route of the patients provides. */
export const bookNext = [BookStep, BookNext, { provide: NextStep, useExisting: BookNext }];
