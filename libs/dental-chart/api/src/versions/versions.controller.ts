import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiInternalServerErrorResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  ChartVersionDto,
  DiscardVersionFilter,
  OpenVersionDto,
  SaveVersionDto,
  VersionFileDto,
  VersionFilter,
  VersionPrintFilter,
} from '@cuspid/dental-chart/contracts/dto';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { VersionBin } from './version-bin.service';
import { VersionFiles } from './version-files.service';
import { VersionsService } from './versions.service';

@ApiTags('Dental chart')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient or version among those you may see' })
@Controller('patients/:id/dental-chart/versions')
export class VersionsController {
  constructor(
    private readonly versions: VersionsService,
    private readonly bin: VersionBin,
    private readonly files: VersionFiles,
  ) {}

  /** Named versions, newest first; with `bin=only` those in the bin. */
  @Get()
  @Allow('chart.read')
  @ApiOkResponse({ type: pageOf(ChartVersionDto) })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: VersionFilter) {
    return this.versions.list(me, id, filter);
  }

  /** Freezes the chart as of a day (today), as it is known now, under a name. It never changes afterwards. */
  @Post()
  @Allow('chart.version')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ChartVersionDto })
  save(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: SaveVersionDto) {
    return this.versions.save(me, id, what);
  }

  /** A version for paper (PDF, A4), with its hash on it. */
  @Get(':versionId.pdf')
  @Allow('chart.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiInternalServerErrorResponse({ type: ProblemDto, description: '`version-damaged`' })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  pdf(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('versionId', ParseIntPipe) versionId: number,
    @Query() filter: VersionPrintFilter,
  ): Promise<StreamableFile> {
    return this.files.pdf(me, id, versionId, filter);
  }

  /** A version as JSON, byte for byte what was frozen: the SHA-256 of this file is its hash. */
  @Get(':versionId.json')
  @Allow('chart.read')
  @ApiInternalServerErrorResponse({ type: ProblemDto, description: '`version-damaged`' })
  @ApiOkResponse({ type: VersionFileDto })
  json(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('versionId', ParseIntPipe) versionId: number,
  ): Promise<StreamableFile> {
    return this.files.json(me, id, versionId);
  }

  /** A version with what it says. One that no longer says what was frozen is refused, never shown as right. */
  @Get(':versionId')
  @Allow('chart.read')
  @ApiInternalServerErrorResponse({ type: ProblemDto, description: '`version-damaged`' })
  @ApiOkResponse({ type: OpenVersionDto })
  version(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('versionId', ParseIntPipe) versionId: number) {
    return this.versions.version(me, id, versionId);
  }

  /** Puts a version in the bin; with `purge=true` deletes one that is there for good. */
  @Delete(':versionId')
  @Allow('chart.bin')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: '`version-in-bin`, `version-not-in-bin`' })
  discard(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('versionId', ParseIntPipe) versionId: number,
    @Query() { purge }: DiscardVersionFilter,
  ) {
    return purge ? this.bin.purge(me, id, versionId) : this.bin.put(me, id, versionId);
  }

  /** Takes a version out of the bin. */
  @Post(':versionId/restore')
  @Allow('chart.bin')
  @HttpCode(200)
  @ApiOkResponse({ type: ChartVersionDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`version-not-in-bin`' })
  restore(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('versionId', ParseIntPipe) versionId: number) {
    return this.bin.restore(me, id, versionId);
  }
}
