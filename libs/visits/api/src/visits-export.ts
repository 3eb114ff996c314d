import { batches, momentOf, namesOf, type PartExport } from '@cuspid/patients/api';
import type { ExportedVisitDto } from '@cuspid/patients/contracts/dto';
import { PlannedProcedures } from './procedures/planned';
import { Visit } from './visit';

/** Visits in the patient's own export, each with what was planned for it. */
export const visitsExport = (planned: PlannedProcedures): PartExport =>
  async function* (db, patientId) {
    for await (const rows of batches(db, Visit, patientId)) {
      const people = rows.flatMap(({ providerId, createdById }) => [providerId, createdById]);
      const name = await namesOf(db, people);
      const procedures = await planned.named(
        db,
        rows.map(({ id }) => id),
      );
      yield rows.map((row): ExportedVisitDto => ({
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
        planned: (procedures.get(row.id) ?? []).map(({ code, name, tooth }) => ({ code, name, tooth })),
        bookedBy: name(row.createdById),
        bookedAt: row.createdAt.toISOString(),
      }));
    }
  };
