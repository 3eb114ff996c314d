import { Global, Module } from '@nestjs/common';
import { DeniedAttempts } from '@cuspid/platform/api';
import { Audit } from './audit';
import { AuditKeys } from './audit-keys';
import { Names } from './names';

/** Writing the log: what every domain needs. */
@Global()
@Module({
  providers: [Audit, AuditKeys, Names, { provide: DeniedAttempts, useExisting: Audit }],
  exports: [Audit, AuditKeys, Names, DeniedAttempts],
})
export class AuditModule {}
