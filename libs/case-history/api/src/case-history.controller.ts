import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  CaseHistoryDto,
  HistoryDiffDto,
  HistoryDiffFilter,
  HistoryDraftDto,
  HistoryVersionDto,
  HistoryVersionFilter,
  KeepDraftDto,
  OpenHistoryVersionDto,
  SaveHistoryDto,
} from '@cuspid/case-history/contracts/dto';
import { Allow, Costly, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { HistoriesService } from './histories.service';
import { HistoryDrafts } from './history-drafts.service';
import { HistoryPrint } from './history-print.service';
import { HistoryVersions } from './history-versions.service';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`; `"0"`: there is none yet' } as const;
const PDF = { content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } } as const;

@ApiTags('Case history')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient or version among those you may see' })
@Controller('patients/:id')
export class CaseHistoryController {
  constructor(
    private readonly histories: HistoriesService,
    private readonly saves: HistoryVersions,
    private readonly drafts: HistoryDrafts,
    private readonly prints: HistoryPrint,
  ) {}

  /** The case history as it stands. Its ETag is what a save has to send. */
  @Get('history')
  @Allow('history.read')
  @ApiOkResponse({ type: CaseHistoryDto })
  read(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.histories.read(me, id);
  }

  /** Saves it whole, and signs the sections named in `confirm`. What it said before stays as a version. */
  @Put('history')
  @Allow('history.update')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: CaseHistoryDto })
  save(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: SaveHistoryDto,
  ) {
    return this.histories.save(me, id, version, what);
  }

  /** The history as it stands, for paper (PDF, A4): what was answered, who signed it, its hash. */
  @Get('history.pdf')
  @Allow('history.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiOkResponse(PDF)
  pdf(@Me() me: Actor, @Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    return this.prints.current(me, id);
  }

  /** What you typed and have not saved. Nobody else sees it. */
  @Get('history/draft')
  @Allow('history.update')
  @ApiOkResponse({ type: HistoryDraftDto })
  draft(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.drafts.read(me, id);
  }

  /** Keeps what you typed, over the draft you saw. */
  @Put('history/draft')
  @Allow('history.update')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: HistoryDraftDto })
  keep(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number, @Body() what: KeepDraftDto) {
    return this.drafts.keep(me, id, version, what);
  }

  /** Drops what you typed. */
  @Delete('history/draft')
  @Allow('history.update')
  @HttpCode(204)
  @ApiNoContentResponse()
  drop(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.drafts.drop(me, id);
  }

  /** The saves, the last first, each with what it changed and signed, and whether it still has its hash. */
  @Get('history/versions')
  @Allow('history.read')
  @ApiOkResponse({ type: pageOf(HistoryVersionDto) })
  versions(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: HistoryVersionFilter) {
    return this.saves.list(me, id, filter);
  }

  /** One save for paper (PDF, A4). */
  @Get('history/versions/:version.pdf')
  @Allow('history.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiOkResponse(PDF)
  versionPdf(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<StreamableFile> {
    return this.prints.version(me, id, version);
  }

  /** One save with all it says. */
  @Get('history/versions/:version')
  @Allow('history.read')
  @ApiOkResponse({ type: OpenHistoryVersionDto })
  version(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('version', ParseIntPipe) version: number) {
    return this.saves.read(me, id, version);
  }

  /** What a save says otherwise than another, field by field; than the one before it unless told. */
  @Get('history/versions/:version/diff')
  @Allow('history.read')
  @ApiOkResponse({ type: HistoryDiffDto })
  diff(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('version', ParseIntPipe) version: number,
    @Query() filter: HistoryDiffFilter,
  ) {
    return this.saves.diff(me, id, version, filter);
  }
}
