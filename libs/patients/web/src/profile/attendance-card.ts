import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PatientVisitDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, weekdayText } from '@cuspid/platform/web';
import { Fact, Facts } from './facts';
import { OpenPatient } from './open-patient';

/** When the patient comes next and when they last came. */
@Component({
  selector: 'cd-attendance-card',
  imports: [Facts, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <section class="card p-4" aria-labelledby="cd-attendance">
      <h2 id="cd-attendance" class="mb-3">{{ 'patients.visits.title' | transloco }}</h2>
      @if (open.attendanceFailed()) {
        <p class="flex items-center gap-3" role="alert">
          {{ 'patients.visits.failed' | transloco }}
          <button type="button" class="btn btn-small" (click)="open.attendance.reload()">
            {{ 'ui.retry' | transloco }}
          </button>
        </p>
      } @else {
        <cd-facts [rows]="rows()" [none]="'patients.visits.none' | transloco" />
      }
    </section>
  `,
})
export class AttendanceCard {
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly open = inject(OpenPatient);

  protected readonly rows = computed<Fact[]>(() => {
    const known = this.open.shownAttendance();
    if (!known) return [];
    return [this.fact('next', known.next), this.fact('last', known.last)];
  });

  private fact(which: 'next' | 'last', visit: PatientVisitDto | null): Fact {
    const label = this.words.translate(`patients.visits.${which}`);
    if (!visit) return { label, value: null };
    const day = this.clock.today(visit.startsAt);
    const isToday = day === this.clock.today();
    const said = isToday ? this.words.translate('patients.today') : which === 'next' ? weekdayText(day) : dayText(day);
    // A registration has a time of its own, which tells nobody anything.
    const at = visit.minutes ? `${said} ${this.clock.time(visit.startsAt)}` : said;
    return { label, value: [at, visit.type].join(' · '), note: visit.provider?.name ?? null };
  }
}
