import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { WaitingDto, WaitingExportFilter, WaitingFilter } from '@cuspid/case-history/contracts/dto';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { pageOf } from '@cuspid/platform/contracts/dto';
import { WaitingExport } from './waiting-export';
import { WaitingList } from './waiting-list';

@ApiTags('Case history')
@Controller('waiting-list')
export class WaitingListController {
  constructor(
    private readonly waiting: WaitingList,
    private readonly exports: WaitingExport,
  ) {}

  /** Patients the consultant put on the list: by priority, and of one priority who has waited longest first. */
  @Get()
  @Allow('history.read')
  @ApiOkResponse({ type: pageOf(WaitingDto) })
  list(@Me() me: Actor, @Query() filter: WaitingFilter) {
    return this.waiting.list(me, filter);
  }

  /** The selection as a file, at most 10,000; the last line says if there were more. */
  @Get('export.csv')
  @Allow('history.consult')
  @Costly('export', 10)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@Me() me: Actor, @Query() filter: WaitingExportFilter): Promise<StreamableFile> {
    return this.exports.csv(me, filter);
  }
}
