import { auditEntities } from '@cuspid/audit/api';
import { AttemptLimit, PasswordReset, RefreshToken, Session } from '@cuspid/auth/api';
import { casesEntities } from '@cuspid/cases/api';
import { reportsEntities } from '@cuspid/reports/api';
import { presentationsEntities } from '@cuspid/presentations/api';
import { caseHistoryEntities } from '@cuspid/case-history/api';
import { clinicalNotesEntities } from '@cuspid/clinical-notes/api';
import { dentalChartEntities } from '@cuspid/dental-chart/api';
import { documentsEntities } from '@cuspid/documents/api';
import { inventoryEntities } from '@cuspid/inventory/api';
import { lettersEntities } from '@cuspid/letters/api';
import { Notice } from '@cuspid/notices/api';
import { orthodonticsEntities } from '@cuspid/orthodontics/api';
import { patientMaterialsEntities } from '@cuspid/patient-materials/api';
import { patientsEntities } from '@cuspid/patients/api';
import { paymentRecordsEntities } from '@cuspid/payment-records/api';
import { perioEntities } from '@cuspid/perio/api';
import { MailLetter } from '@cuspid/platform/providers';
import { queueEntities } from '@cuspid/queue/api';
import { recallsEntities } from '@cuspid/recalls/api';
import { settingsEntities } from '@cuspid/settings/api';
import { TemporaryPassword, User } from '@cuspid/users/api';
import { visitsEntities } from '@cuspid/visits/api';
import { BackupTaken } from './backup/backup-taken';
import { LegacyRow } from './legacy/legacy-row';

/** Every table of every domain. The drift spec compares them with the migrated database. */
export const entities = [
  User,
  TemporaryPassword,
  Session,
  RefreshToken,
  PasswordReset,
  AttemptLimit,
  ...auditEntities,
  ...settingsEntities,
  MailLetter,
  Notice,
  ...patientsEntities,
  ...visitsEntities,
  ...lettersEntities,
  ...recallsEntities,
  ...queueEntities,
  ...dentalChartEntities,
  ...perioEntities,
  ...orthodonticsEntities,
  ...documentsEntities,
  ...clinicalNotesEntities,
  ...caseHistoryEntities,
  ...inventoryEntities,
  ...paymentRecordsEntities,
  ...patientMaterialsEntities,
  ...casesEntities,
  ...presentationsEntities,
  ...reportsEntities,
  LegacyRow,
  BackupTaken,
];
