import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ClinicalNoteDto } from '@cuspid/clinical-notes/contracts';
import type { AlertsDto } from '@cuspid/patients/contracts';
import { AlertBanner } from '@cuspid/patients/web';
import { DashboardData } from '@cuspid/dashboard/web';
import { ClinicClock, dayText, KeyCap } from '@cuspid/platform/web';
import { TaskBlock } from '@cuspid/ui';
import type { VisitDto } from '@cuspid/visits/contracts';

/** What is told of the patient who comes next. */
interface AboutNext {
  alerts: AlertsDto | null;
  /** The last that is signed and stands. */
  note: ClinicalNoteDto | null;
  noteHidden: boolean;
}

/** Who comes to me next: the safety line, what was noted last, and the chart one key away. */
@Component({
  selector: 'cd-next-patient',
  imports: [AlertBanner, KeyCap, RouterLink, TaskBlock, TranslocoPipe],
  templateUrl: './next-patient.html',
})
export class NextPatient {
  private readonly clock = inject(ClinicClock);
  protected readonly card = inject(DashboardData).card<VisitDto, AboutNext>('next');
  protected readonly visit = computed(() => this.card.rows()[0] ?? null);
  protected readonly alerts = computed(() => this.card.about()?.alerts ?? null);
  /** Told, and not to be seen by whoever is booked for another's patient. */
  protected readonly alertsFailed = computed(() => this.card.about()?.alerts === null);
  protected readonly notesFailed = computed(() => this.card.about()?.noteHidden === true);
  /** Not knowing yet is not the same as there being none. */
  protected readonly notesKnown = computed(() => this.card.about() !== undefined);
  protected readonly note = computed(() => this.card.about()?.note ?? null);

  protected time(at: string): string {
    return this.clock.time(at);
  }

  protected day(at: string | null): string {
    return at ? dayText(this.clock.today(at)) : '';
  }
}
