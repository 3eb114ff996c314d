import { Controller, Get, Param, ParseIntPipe, Query, Res, type StreamableFile } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { ReportExportDto, ReportExportFilter } from '@cuspid/reports/contracts/dto';
import type { Response } from 'express';
import { ExportProgress } from './export-progress';
import { ClinicExports } from './clinic-exports';
import { CSV_FILE, handOver, PDF_FILE, XLSX_FILE } from './export-answer';

@ApiTags('Reports')
@ApiNotFoundResponse({ type: ProblemDto, description: '`no-such-figure`, or no such export of yours' })
@Controller('reports')
export class ExportsController {
  constructor(
    private readonly exports: ClinicExports,
    private readonly progress: ExportProgress,
  ) {}

  /** The reports, or all rows behind a figure, as CSV; `X-Export-Id` says where its progress is told. */
  @Get('export.csv')
  @Allow('report.read')
  @Costly('export', 30)
  @ApiOkResponse(CSV_FILE)
  @ApiUnprocessableEntityResponse({ type: ProblemDto })
  async csv(@Me() me: Actor, @Query() filter: ReportExportFilter, @Res({ passthrough: true }) to: Response) {
    return handOver(await this.exports.file(me, filter, 'CSV'), to);
  }

  /** The same as a workbook: a sheet for each table, the figures with their definitions first. */
  @Get('export.xlsx')
  @Allow('report.read')
  @Costly('export', 30)
  @ApiOkResponse(XLSX_FILE)
  @ApiUnprocessableEntityResponse({ type: ProblemDto })
  async xlsx(@Me() me: Actor, @Query() filter: ReportExportFilter, @Res({ passthrough: true }) to: Response) {
    return handOver(await this.exports.file(me, filter, 'XLSX'), to);
  }

  /** The same on paper (A4): charts with their tables; of rows, at most two thousand. */
  @Get('export.pdf')
  @Allow('report.read')
  @Costly('export', 30)
  @ApiOkResponse(PDF_FILE)
  @ApiUnprocessableEntityResponse({ type: ProblemDto })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  async pdf(
    @Me() me: Actor,
    @Query() filter: ReportExportFilter,
    @Res({ passthrough: true }) to: Response,
  ): Promise<StreamableFile> {
    return handOver(await this.exports.file(me, filter, 'PDF'), to);
  }

  /** How far an export of yours has come: rows written of rows in all. Kept for a day. */
  @Get('exports/:exportId')
  @Allow('report.read', 'report.ownWork')
  @ApiOkResponse({ type: ReportExportDto })
  one(@Me() me: Actor, @Param('exportId', ParseIntPipe) exportId: number) {
    return this.progress.get(me, exportId);
  }
}
