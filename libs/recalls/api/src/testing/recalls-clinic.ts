import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities, VisitsModule } from '@cuspid/visits/api';
import { recallsEntities } from '../index';
import { RecallsModule } from '../recalls.module';

/** A clinic with all that recalls stand on. */
export const openRecallsClinic = (): Promise<SpecClinic> =>
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
      RecallsModule,
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
      ...recallsEntities,
    ],
  });

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Colombo' });

/** The clinic's day `days` from now, `YYYY-MM-DD`. */
export const dayFromNow = (days: number): string => DAY.format(new Date(Date.now() + days * 86_400_000));
