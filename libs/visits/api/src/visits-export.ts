import { momentOf, rowsExport } from '@cuspid/patients/api';
import type { ExportedVisitDto } from '@cuspid/patients/contracts/dto';
import { Visit } from './visit';

/** Visits in the patient's own export. */
export const visitsExport = rowsExport(
  Visit,
  ({ providerId, createdById }) => [providerId, createdById],
  (row, name): ExportedVisitDto => ({
    number: row.id,
    startsAt: row.startsAt.toISOString(),
    minutes: row.minutes,
    type: row.type,
    status: row.status,
    clinician: name(row.providerId),
    confirmedAt: momentOf(row.confirmedAt),
    arrivedAt: momentOf(row.arrivedAt),
    completedAt: momentOf(row.completedAt),
    notes: row.notes,
    bookedBy: name(row.createdById),
    bookedAt: row.createdAt.toISOString(),
  }),
);
