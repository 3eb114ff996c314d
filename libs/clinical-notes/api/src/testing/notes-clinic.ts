import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { dentalChartEntities } from '@cuspid/dental-chart/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities } from '@cuspid/visits/api';
import { clinicalNotesEntities, ClinicalNotesModule } from '../index';

/** A clinic with all that notes and plans stand on, for one spec file. */
export const openNotesClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [
      ProvidersModule.inMemory(),
      AuditModule,
      AuthModule,
      UsersModule,
      NoticesModule,
      SettingsModule,
      PatientsModule,
      ClinicalNotesModule,
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
      ...dentalChartEntities,
      ...visitsEntities,
      ...clinicalNotesEntities,
    ],
  });
