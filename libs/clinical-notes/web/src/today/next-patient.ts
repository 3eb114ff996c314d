import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ClinicalNoteDto } from '@cuspid/clinical-notes/contracts';
import type { AlertsDto } from '@cuspid/patients/contracts';
import { AlertBanner } from '@cuspid/patients/web';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, KeyCap, LiveEvents, rereads } from '@cuspid/platform/web';
import { TaskBlock } from '@cuspid/ui';
import { myVisits } from '@cuspid/visits/web';
import { NotesApi } from '../notes/notes-api';

/** Newest notes that are looked through for the last one that is signed and stands. */
const LOOKED_AT = 20;

/** Who comes to me next: the safety line, what was noted last, and the chart one key away. */
@Component({
  selector: 'cd-next-patient',
  imports: [AlertBanner, KeyCap, RouterLink, TaskBlock, TranslocoPipe],
  templateUrl: './next-patient.html',
})
export class NextPatient {
  private readonly clock = inject(ClinicClock);
  protected readonly list = myVisits();
  /** Who is here comes before who is still to come; the earliest first. */
  protected readonly visit = computed(() => {
    const ahead = this.list.visits()?.filter(({ status }) => status === 'SCHEDULED' || status === 'ARRIVED');
    return ahead?.find(({ status }) => status === 'ARRIVED') ?? ahead?.[0] ?? null;
  });
  protected readonly count = computed(() => (this.list.visits() ? Number(this.visit() !== null) : undefined));
  private readonly patientId = computed(() => this.visit()?.patient.id);
  private readonly alertsRead = httpResource<AlertsDto>(() => {
    const id = this.patientId();
    return id === undefined ? undefined : `/api/patients/${id}/alerts`;
  });
  protected readonly alerts = computed(() => (this.alertsRead.hasValue() ? this.alertsRead.value() : null));
  protected readonly alertsFailed = computed(() => this.alertsRead.error() !== undefined);
  private readonly notesRead = httpResource<Page<ClinicalNoteDto>>(() => {
    const id = this.patientId();
    return id === undefined ? undefined : { url: NotesApi.ofPatient(id), params: { limit: LOOKED_AT } };
  });
  protected readonly notesFailed = computed(() => this.notesRead.error() !== undefined);
  /** Not knowing yet is not the same as there being none. */
  protected readonly notesKnown = computed(() => this.notesRead.hasValue());
  protected readonly note = computed(() => {
    const notes = this.notesRead.hasValue() ? this.notesRead.value().items : [];
    return notes.find(({ signedAt, state }) => signedAt !== null && state !== 'STRUCK') ?? null;
  });

  constructor() {
    const live = inject(LiveEvents);
    live.on('patients', rereads(this.alertsRead));
    live.on('notes', rereads(this.notesRead));
  }

  protected time(at: string): string {
    return this.clock.time(at);
  }

  protected day(at: string | null): string {
    return at ? dayText(this.clock.today(at)) : '';
  }
}
