import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { DocumentVisitDto } from '@cuspid/documents/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, Session } from '@cuspid/platform/web';
import type { VisitDto } from '@cuspid/visits/contracts';
import { DocumentList } from '../grid/document-list';

/** The newest visits of the patient whose documents show, to tie a document to one. */
@Injectable()
export class PatientVisits {
  private readonly list = inject(DocumentList);
  private readonly clock = inject(ClinicClock);
  private readonly mayRead = inject(Session).can('visit.read');
  private readonly read = httpResource<Page<VisitDto>>(() => {
    const patientId = this.list.query()?.patientId;
    return this.mayRead && patientId ? { url: '/api/visits', params: { patientId, limit: 100 } } : undefined;
  });

  /** To choose from; the one the document has is among them even when it is older. */
  readonly options = computed(() => {
    const read = this.read.hasValue() ? this.read.value().items : [];
    const [now] = [this.list.chosen()?.visit];
    const visits = read.map(({ id, startsAt, type }) => ({ id, startsAt, type }));
    const all = now && !visits.some(({ id }) => id === now.id) ? [now, ...visits] : visits;
    return all.map((visit) => ({ value: String(visit.id), label: this.text(visit) }));
  });

  textOf(id: string): string {
    return this.options().find(({ value }) => value === id)?.label ?? (id || '–');
  }

  private text({ startsAt, type }: Pick<DocumentVisitDto, 'startsAt' | 'type'>): string {
    return `${dayText(this.clock.today(startsAt))}, ${this.clock.time(startsAt)} · ${type}`;
  }
}
