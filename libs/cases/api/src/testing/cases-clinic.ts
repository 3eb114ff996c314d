import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { caseHistoryEntities } from '@cuspid/case-history/api';
import { clinicalNotesEntities } from '@cuspid/clinical-notes/api';
import { dentalChartEntities } from '@cuspid/dental-chart/api';
import { documentsEntities } from '@cuspid/documents/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { orthodonticsEntities } from '@cuspid/orthodontics/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { queueEntities } from '@cuspid/queue/api';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities } from '@cuspid/visits/api';
import { casesEntities, CasesModule } from '../index';

/** A clinic with all that cases stand on, for one spec file. */
export const openCasesClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [
      ProvidersModule.inMemory(),
      AuditModule,
      AuthModule,
      UsersModule,
      NoticesModule,
      SettingsModule,
      PatientsModule,
      CasesModule,
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
      ...orthodonticsEntities,
      ...visitsEntities,
      ...queueEntities,
      ...documentsEntities,
      ...clinicalNotesEntities,
      ...caseHistoryEntities,
      ...casesEntities,
    ],
  });
