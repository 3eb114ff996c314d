import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter } from '@cuspid/platform/providers';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities, VisitsModule } from '@cuspid/visits/api';
import { LettersModule, lettersEntities } from '../index';

/** What letters stand on, but for the providers. */
export const domains = [
  AuditModule,
  AuthModule,
  UsersModule,
  NoticesModule,
  SettingsModule,
  PatientsModule,
  VisitsModule,
  LettersModule,
];

export const tables = [
  User,
  TemporaryPassword,
  ...authEntities,
  AuditEntry,
  MailLetter,
  Notice,
  ...settingsEntities,
  ...patientsEntities,
  ...visitsEntities,
  ...lettersEntities,
];
