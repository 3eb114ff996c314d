import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter } from '@cuspid/platform/providers';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities, VisitsModule } from '@cuspid/visits/api';
import { DocumentsModule, documentsEntities } from '../index';

export const documentTables = [
  User,
  TemporaryPassword,
  ...authEntities,
  AuditEntry,
  MailLetter,
  Notice,
  ...settingsEntities,
  ...patientsEntities,
  ...visitsEntities,
  ...documentsEntities,
];

/** What documents stand on, and documents. */
export const documentDomains = [
  AuditModule,
  AuthModule,
  UsersModule,
  NoticesModule,
  SettingsModule,
  PatientsModule,
  VisitsModule,
  DocumentsModule,
];
