import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { pageOf } from '@cuspid/platform/contracts/dto';
import {
  AuditActionsDto,
  AuditEntryDto,
  AuditFilter,
  VerificationDto,
  VerifyFilter,
} from '@cuspid/audit/contracts/dto';
import { AuditExport } from './audit-export';
import { AuditLogService } from './audit-log.service';
import { Proofs } from './proofs';

@ApiTags('Audit log')
@Controller('audit-logs')
export class AuditLogsController {
  constructor(
    private readonly log: AuditLogService,
    private readonly exports: AuditExport,
    private readonly proofs: Proofs,
  ) {}

  /** Who did what to which record of which patient, newest first. Reads, denied attempts and sign-ins are in it too. */
  @Get()
  @Allow('audit.read')
  @ApiOkResponse({ type: pageOf(AuditEntryDto) })
  list(@Me() me: Actor, @Query() filter: AuditFilter) {
    return this.log.list(me, filter);
  }

  /** The actions there are to filter by. */
  @Get('actions')
  @Allow('audit.read')
  @ApiOkResponse({ type: AuditActionsDto })
  actions() {
    return this.log.actions();
  }

  /** Proves that nothing was changed, taken out, put in or cut off: walks the whole chain. A million entries take a while. */
  @Get('verify')
  @Allow('audit.read')
  @Costly('proof', 20)
  @ApiOkResponse({ type: VerificationDto })
  verify(@Me() me: Actor, @Query() filter: VerifyFilter) {
    return this.proofs.of(me, filter);
  }

  /** The selection as a file for a spreadsheet, at most 100,000 rows; the last line says if there were more. */
  @Get('export.csv')
  @Allow('audit.read')
  @Costly('export', 10)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@Me() me: Actor, @Query() filter: AuditFilter): Promise<StreamableFile> {
    return this.exports.csv(me, filter);
  }
}
