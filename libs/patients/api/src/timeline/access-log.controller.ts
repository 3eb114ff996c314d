import { Controller, Get, Param, ParseIntPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { AccessLineDto, AccessLogFilter } from '@cuspid/patients/contracts/dto';
import { AccessLog } from './access-log';
import { AccessPapers } from './access-papers';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Patients')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient' })
@Controller('patients/:id')
export class AccessLogController {
  constructor(
    private readonly log: AccessLog,
    private readonly papers: AccessPapers,
  ) {}

  /**
   * Who looked at the record and who changed it, a line for each person, day and act, newest day first. Reads of the
   * record and its parts; a name in a list or among the hits of a search is no read.
   */
  @Get('access-log')
  @Allow('audit.read')
  @ApiOkResponse({ type: pageOf(AccessLineDto) })
  page(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: AccessLogFilter) {
    return this.log.page(me, id, filter);
  }

  /** The same for a spreadsheet. */
  @Get('access-log.csv')
  @Allow('audit.read')
  @Costly('export', 10)
  @ApiOkResponse({ content: { 'text/csv': FILE } })
  csv(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() filter: AccessLogFilter,
  ): Promise<StreamableFile> {
    return this.papers.csv(me, id, filter);
  }

  /** The same on paper (PDF, A4), for the patient's hand. */
  @Get('access-log.pdf')
  @Allow('audit.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiOkResponse({ content: { 'application/pdf': FILE } })
  pdf(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() filter: AccessLogFilter,
  ): Promise<StreamableFile> {
    return this.papers.pdf(me, id, filter);
  }
}
