import { auditEntities, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { clinicalNotesEntities } from '@cuspid/clinical-notes/api';
import { dentalChartEntities } from '@cuspid/dental-chart/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter } from '@cuspid/platform/providers';
import { queueEntities } from '@cuspid/queue/api';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities } from '@cuspid/visits/api';
import { paymentRecordsEntities, PaymentRecordsModule } from '../index';

/** The ledger and all it stands on. */
export const ledgerDomains = [
  AuditModule,
  AuthModule,
  UsersModule,
  NoticesModule,
  SettingsModule,
  PatientsModule,
  PaymentRecordsModule,
];

export const ledgerTables = [
  User,
  TemporaryPassword,
  ...authEntities,
  ...auditEntities,
  MailLetter,
  Notice,
  ...settingsEntities,
  ...patientsEntities,
  ...dentalChartEntities,
  ...visitsEntities,
  ...queueEntities,
  ...clinicalNotesEntities,
  ...paymentRecordsEntities,
];
