import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities } from '../index';
import { VisitsModule } from '../visits.module';

/** A clinic with all that visits stand on. */
export const openVisitsClinic = (): Promise<SpecClinic> =>
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
    ],
    entities: [
      User,
      TemporaryPassword,
      ...authEntities,
      AuditEntry,
      MailLetter,
      Notice,
      ...settingsEntities,
      ...patientsEntities,
      ...visitsEntities,
    ],
  });

/**
 * That weekday (1 Monday) of the first week that begins at least `after` days ahead, `YYYY-MM-DD`: of one `after`, a
 * Tuesday is the day after the Monday, whatever today is.
 */
export function dayAhead(weekday: number, after = 30): string {
  const day = new Date(Date.now() + after * 86_400_000);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
  day.setUTCDate(day.getUTCDate() + weekday - 1);
  return day.toISOString().slice(0, 10);
}
