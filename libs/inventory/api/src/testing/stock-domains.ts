import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { MailLetter } from '@cuspid/platform/providers';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { inventoryEntities } from '../index';
import { InventoryModule } from '../inventory.module';

/** The stock and all it stands on. */
export const stockDomains = [AuditModule, AuthModule, UsersModule, NoticesModule, SettingsModule, InventoryModule];

export const stockTables = [
  User,
  TemporaryPassword,
  ...authEntities,
  AuditEntry,
  MailLetter,
  Notice,
  ...settingsEntities,
  ...inventoryEntities,
];
