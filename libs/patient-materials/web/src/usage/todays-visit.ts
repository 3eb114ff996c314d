import { httpResource } from '@angular/common/http';
import { computed, inject } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, LiveEvents, rereads, Session } from '@cuspid/platform/web';
import type { VisitDto } from '@cuspid/visits/contracts';

const WANTED = ['ARRIVED', 'SCHEDULED', 'COMPLETED'];
const LOOKED_AT = 50;

/** The visit of today that what is used belongs to: the one the patient is here for, else the next, else the one just over. */
export function todaysVisit(patientId: () => number) {
  const clock = inject(ClinicClock);
  const mayRead = inject(Session).can('visit.read') && inject(Session).can('material.record');
  const read = httpResource<Page<VisitDto>>(() =>
    mayRead ? { url: '/api/visits', params: { patientId: patientId(), limit: LOOKED_AT, isBooked: true } } : undefined,
  );
  inject(LiveEvents).on('visits', rereads(read));
  return computed(() => {
    const today = clock.today();
    const visits = (read.hasValue() ? read.value().items : []).filter(
      ({ startsAt, status }) => clock.today(startsAt) === today && WANTED.includes(status),
    );
    return visits.toSorted((a, b) => WANTED.indexOf(a.status) - WANTED.indexOf(b.status))[0] ?? null;
  });
}
