import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { Chair, Clinic, settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { Visit, visitsEntities, VisitsModule } from '@cuspid/visits/api';
import { queueEntities } from '../index';
import { QueueModule } from '../queue.module';

/** A clinic with all the queue stands on. */
export const openQueueClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [
      ProvidersModule.inMemory(),
      AuditModule,
      AuthModule,
      UsersModule,
      NoticesModule,
      SettingsModule,
      PatientsModule,
      VisitsModule,
      QueueModule,
    ],
    entities: [
      User,
      TemporaryPassword,
      ...authEntities,
      AuditEntry,
      MailLetter,
      ...settingsEntities,
      Notice,
      ...patientsEntities,
      ...visitsEntities,
      ...queueEntities,
    ],
  });

/** Chairs 1 to `count`. */
export async function insertChairs(clinic: SpecClinic, count: number): Promise<number[]> {
  for (let sort = 1; sort <= count; sort++) await clinic.source.manager.insert(Chair, { name: `Chair ${sort}`, sort });
  return (await clinic.get(Clinic).chairs()).map(({ id }) => id);
}

/** A visit booked for now. */
export async function insertVisit(
  clinic: SpecClinic,
  by: Person,
  patientId: number,
  providerId: number | null = null,
): Promise<number> {
  const { identifiers } = await clinic.source.manager.insert(Visit, {
    patientId,
    providerId,
    startsAt: new Date(),
    minutes: 30,
    type: 'Adjustment',
    createdById: by.id,
    createdAt: new Date(),
  });
  return Number(identifiers[0]?.['id']);
}

/** How many rows `sql` finds, or any one number. */
export async function count(clinic: SpecClinic, sql: string, parameters: unknown[] = []): Promise<number> {
  const [row]: Record<string, unknown>[] = await clinic.source.query(sql, parameters);
  return Number(Object.values(row ?? {})[0]);
}

export async function emptyQueue(clinic: SpecClinic): Promise<void> {
  await clinic.source.query('delete from queue_entry');
}
