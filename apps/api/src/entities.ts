import { auditEntities } from '@cuspid/audit/api';
import { AttemptLimit, PasswordReset, RefreshToken, Session } from '@cuspid/auth/api';
import { dentalChartEntities } from '@cuspid/dental-chart/api';
import { Notice } from '@cuspid/notices/api';
import { patientsEntities } from '@cuspid/patients/api';
import { MailLetter } from '@cuspid/platform/providers';
import { queueEntities } from '@cuspid/queue/api';
import { settingsEntities } from '@cuspid/settings/api';
import { TemporaryPassword, User } from '@cuspid/users/api';
import { visitsEntities } from '@cuspid/visits/api';

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
  ...queueEntities,
  ...dentalChartEntities,
];
