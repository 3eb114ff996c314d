import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { Chair, ClinicSetting, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { patientsEntities } from '../index';
import { PatientsModule } from '../patients.module';

/** A clinic with all that patients stand on. */
export const openPatientsClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [
      ProvidersModule.inMemory(),
      AuditModule,
      AuthModule,
      UsersModule,
      NoticesModule,
      SettingsModule,
      PatientsModule,
    ],
    entities: [
      User,
      TemporaryPassword,
      ...authEntities,
      AuditEntry,
      MailLetter,
      ClinicSetting,
      Notice,
      Chair,
      ...patientsEntities,
    ],
  });

/** A number the database tells. */
export async function count(clinic: SpecClinic, sql: string, parameters: unknown[] = []): Promise<number> {
  const [row]: Record<string, unknown>[] = await clinic.source.query(sql, parameters);
  return Number(Object.values(row ?? {})[0]);
}

/** In a practice every dentist sees every patient; settings are believed for a second. */
export async function openToEveryDentist(clinic: SpecClinic, work: () => Promise<void>): Promise<void> {
  const settle = () => new Promise((resolve) => setTimeout(resolve, 1_100));
  await clinic.source.query(
    "insert into clinic_setting (id, name, time_zone, currency, care_team_scope) values (1, 'Practice', 'Asia/Colombo', 'LKR', 'clinic')",
  );
  await settle();
  try {
    await work();
  } finally {
    await clinic.source.query('delete from clinic_setting');
    await settle();
  }
}
