import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { clinicalNotesEntities } from '@cuspid/clinical-notes/api';
import { dentalChartEntities } from '@cuspid/dental-chart/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities } from '@cuspid/visits/api';
import { paymentRecordsEntities, PaymentRecordsModule } from '../../index';

/** All that the ledger and the terms of payment stand on. */
export const domains = [
  AuditModule,
  AuthModule,
  UsersModule,
  NoticesModule,
  SettingsModule,
  PatientsModule,
  PaymentRecordsModule,
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
  ...dentalChartEntities,
  ...visitsEntities,
  ...clinicalNotesEntities,
  ...paymentRecordsEntities,
];

/** A clinic with instalments and discounts, for one spec file. */
export const openTermsClinic = (): Promise<SpecClinic> =>
  openClinic({ modules: [ProvidersModule.inMemory(), ...domains], entities: tables });
