import { Module } from '@nestjs/common';
import { Archives } from './archives';
import { Archiving } from './archiving';
import { AuditExport } from './audit-export';
import { AuditLogService } from './audit-log.service';
import { AuditLogsController } from './audit-logs.controller';
import { Heads } from './heads';
import { Proofs } from './proofs';
import { Retention } from './retention';
import { Sealer } from './sealer';
import { Verifier } from './verifier';

/** Proving the log, looking it through, and letting the oldest of it go. Needs `AuditModule` and the storage. */
@Module({
  controllers: [AuditLogsController],
  providers: [Archives, Archiving, AuditExport, AuditLogService, Heads, Proofs, Retention, Sealer, Verifier],
  exports: [Sealer, Verifier],
})
export class AuditLogModule {}
