import { auditEntities, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { clinicalNotesEntities } from '@cuspid/clinical-notes/api';
import { dentalChartEntities } from '@cuspid/dental-chart/api';
import { documentsEntities } from '@cuspid/documents/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { orthodonticsEntities } from '@cuspid/orthodontics/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities, VisitsModule } from '@cuspid/visits/api';
import { presentationsEntities, PresentationsModule } from '../index';

const FOLDER = `/tmp/cuspid-presentations-${process.pid}`;
const settings = {
  storage: { kind: 'folder', folder: FOLDER },
  mail: { kind: 'folder', folder: FOLDER, from: 'Cuspid <desk@cuspid.test>' },
  pdf: {},
  secret: 'a secret of the spec',
} as const;

/** A clinic with all that a presentation stands on, a real printer and a real store. */
export const openPresentationsClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [
      ProvidersModule.forRoot(settings),
      ...[AuditModule, AuthModule, UsersModule, NoticesModule, SettingsModule, PatientsModule, VisitsModule],
      PresentationsModule,
    ],
    entities: [
      ...[User, TemporaryPassword, ...authEntities, ...auditEntities, MailLetter, Notice, ...settingsEntities],
      ...[...patientsEntities, ...visitsEntities, ...dentalChartEntities, ...orthodonticsEntities],
      ...[...documentsEntities, ...clinicalNotesEntities, ...presentationsEntities],
    ],
  });
