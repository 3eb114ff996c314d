import { Global, Module } from '@nestjs/common';
import { DeniedAttempts } from '@cuspid/platform/api';
import { Audit } from './audit';

@Global()
@Module({
  providers: [Audit, { provide: DeniedAttempts, useExisting: Audit }],
  exports: [Audit, DeniedAttempts],
})
export class AuditModule {}
