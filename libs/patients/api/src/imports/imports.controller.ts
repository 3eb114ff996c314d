import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiPayloadTooLargeResponse,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { Allow, Costly, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { PageFilter, pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  DecideAlikeDto,
  ImportDetailDto,
  ImportDto,
  ImportFileFilter,
  ImportRowDto,
  ImportRowFilter,
  MapImportDto,
} from '@cuspid/patients/contracts/dto';
import type { Request } from 'express';
import { ImportRows } from './import-rows';
import { ImportUploads } from './import-uploads';
import { ImportsService } from './imports.service';

const file = { schema: { type: 'string', format: 'binary' } };
const version = { name: 'If-Match', required: true, description: '`"<version>"`' };

@ApiTags('Import of patients')
@Controller('patients/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly uploads: ImportUploads,
    private readonly rows: ImportRows,
  ) {}

  /** Takes a CSV in: the file itself as the body, at most 20 MB and 100,000 rows. Nobody is registered yet. */
  @Post()
  @Allow('patient.import')
  @Costly('import', 20)
  @ApiConsumes('text/csv')
  @ApiBody(file)
  @ApiCreatedResponse({ type: ImportDetailDto })
  @ApiPayloadTooLargeResponse({ description: '`file-too-large`', type: ProblemDto })
  @ApiUnsupportedMediaTypeResponse({ description: '`not-a-csv`', type: ProblemDto })
  @ApiUnprocessableEntityResponse({ description: '`unreadable-csv`', type: ProblemDto })
  receive(@Me() me: Actor, @Query() { name }: ImportFileFilter, @Req() request: Request) {
    return this.uploads.receive(me, name, request);
  }

  /** Everybody's imports, newest first. */
  @Get()
  @Allow('patient.import')
  @ApiOkResponse({ type: pageOf(ImportDto) })
  list(@Query() filter: PageFilter) {
    return this.imports.list(filter);
  }

  /** One import, with what its file looks like. */
  @Get(':id')
  @Allow('patient.import')
  @ApiOkResponse({ type: ImportDetailDto })
  one(@Param('id', ParseIntPipe) id: number) {
    return this.imports.one(id);
  }

  /** Says what the columns are, and has every row checked by the rules of a registration. Nobody is registered yet. */
  @Put(':id/mapping')
  @Allow('patient.import')
  @ApiHeader(version)
  @ApiOkResponse({ type: ImportDetailDto })
  @ApiConflictResponse({ description: '`import-elsewhere`', type: ProblemDto })
  map(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() seen: number, @Body() mapping: MapImportDto) {
    return this.imports.map(me, id, seen, mapping);
  }

  /** Rows that are refused, that may be somebody registered already, that were added, or that stayed. */
  @Get(':id/rows')
  @Allow('patient.import')
  @ApiOkResponse({ type: pageOf(ImportRowDto) })
  ofKind(@Param('id', ParseIntPipe) id: number, @Query() filter: ImportRowFilter) {
    return this.rows.list(id, filter);
  }

  /** The refused rows as a file, each with what to mend: mended, it is sent as an import of its own. */
  @Get(':id/refused.csv')
  @Allow('patient.import')
  @Costly('export', 10)
  @ApiProduces('text/csv')
  @ApiOkResponse(file)
  refused(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.rows.refused(me, id);
  }

  /** Leaves out, or adds all the same, a row of somebody who may be registered already; or all such rows. */
  @Put(':id/alike')
  @Allow('patient.import')
  @ApiOkResponse({ type: ImportDetailDto })
  @ApiConflictResponse({ description: '`import-elsewhere`', type: ProblemDto })
  decide(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() decision: DecideAlikeDto) {
    return this.imports.decide(me, id, decision);
  }

  /** Registers the rows, in the background: ask for the import to see how far it is. */
  @Post(':id/commit')
  @Allow('patient.import')
  @HttpCode(200)
  @ApiHeader(version)
  @ApiOkResponse({ type: ImportDetailDto })
  @ApiConflictResponse({ description: '`import-elsewhere`', type: ProblemDto })
  commit(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() seen: number) {
    return this.imports.commit(me, id, seen);
  }

  /** Takes back whom it registered and nobody has touched since, in the background. */
  @Post(':id/undo')
  @Allow('patient.import')
  @HttpCode(200)
  @ApiHeader(version)
  @ApiOkResponse({ type: ImportDetailDto })
  @ApiConflictResponse({ description: '`import-elsewhere`', type: ProblemDto })
  undo(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() seen: number) {
    return this.imports.undo(me, id, seen);
  }

  /** Gives an import up before anybody is registered. Its file is gone. */
  @Delete(':id')
  @Allow('patient.import')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: '`import-elsewhere`', type: ProblemDto })
  discard(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.imports.discard(me, id);
  }
}
