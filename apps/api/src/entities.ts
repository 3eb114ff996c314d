import { AuditEntry } from '@cuspid/audit/api';
import { RefreshToken, Session } from '@cuspid/auth/api';
import { Chair, ClinicSetting } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';

/** Every table of every domain. The drift spec compares them with the migrated database. */
export const entities = [User, Session, RefreshToken, AuditEntry, ClinicSetting, Chair];
