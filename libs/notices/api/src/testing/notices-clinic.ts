import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { NobodySignsInModule, openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { Notice } from '../notice';
import { NoticesModule } from '../notices.module';

/** A clinic with all that notices stand on; nobody signs in. */
export const openNoticesClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [ProvidersModule.inMemory(), AuditModule, NobodySignsInModule, UsersModule, NoticesModule],
    entities: [User, TemporaryPassword, AuditEntry, MailLetter, Notice],
  });
