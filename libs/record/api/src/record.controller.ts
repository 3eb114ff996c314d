import { Controller, Get, Param, ParseIntPipe, Query, type StreamableFile } from '@nestjs/common';
import {
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { RecordPrintFilter } from '@cuspid/record/contracts/dto';
import { RecordArchive } from './archive/record-archive.service';
import { RecordPrint } from './record-print.service';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Record')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id')
export class RecordController {
  constructor(
    private readonly prints: RecordPrint,
    private readonly archive: RecordArchive,
  ) {}

  /** The record on paper (PDF, A4): contents with page numbers, the sections asked for, the hash of what it says. */
  @Get('record.pdf')
  @Allow('patient.record')
  @Costly('record', 10)
  @ApiOkResponse({ content: { 'application/pdf': FILE } })
  @ApiForbiddenResponse({ type: ProblemDto, description: '`section-not-yours`' })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  pdf(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() filter: RecordPrintFilter,
  ): Promise<StreamableFile> {
    return this.prints.pdf(me, id, filter);
  }

  /**
   * The record with its documents (zip): `record.json` as of `GET /api/patients/:id/export`, `documents/…`, and
   * `manifest.json` with the SHA-256 of each and what became of every document.
   */
  @Get('export.zip')
  @Allow('patient.record')
  @Costly('export', 10)
  @ApiOkResponse({ content: { 'application/zip': FILE } })
  zip(@Me() me: Actor, @Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    return this.archive.file(me, id);
  }
}
