import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
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
import {
  OwnExportFilter,
  OwnReportDto,
  OwnReportFilter,
  OwnRowsFilter,
  ReportRowsDto,
} from '@cuspid/reports/contracts/dto';
import type { Response } from 'express';
import { CSV_FILE, handOver, PDF_FILE, XLSX_FILE } from '../export/export-answer';
import { RowsOpening } from '../rows-opening';
import { OwnExports } from './own-exports';
import { OwnWork } from './own-work.service';

@ApiTags('Reports')
@ApiNotFoundResponse({ type: ProblemDto, description: '`no-such-figure`, or nobody whose work you may look at' })
@Controller('reports/own')
export class OwnWorkController {
  constructor(
    private readonly work: OwnWork,
    private readonly exports: OwnExports,
    private readonly opening: RowsOpening,
  ) {}

  /** What you did over days of the clinic; an administrator may ask for anybody's. */
  @Get()
  @Allow('report.ownWork')
  @Costly('report', 120)
  @ApiOkResponse({ type: OwnReportDto })
  of(@Me() me: Actor, @Query() filter: OwnReportFilter) {
    return this.work.of(me, filter);
  }

  /** The rows behind a figure of your own work; who is no longer your patient is counted and not named. */
  @Get('rows')
  @Allow('report.ownWork')
  @ApiOkResponse({ type: ReportRowsDto })
  rows(@Me() me: Actor, @Query() filter: OwnRowsFilter) {
    return this.opening.ofOwn(me, filter);
  }

  /** Your own work, or all rows behind a figure of it, as CSV. */
  @Get('export.csv')
  @Allow('report.ownWork')
  @Costly('export', 30)
  @ApiOkResponse(CSV_FILE)
  async csv(@Me() me: Actor, @Query() filter: OwnExportFilter, @Res({ passthrough: true }) to: Response) {
    return handOver(await this.exports.file(me, filter, 'CSV'), to);
  }

  /** The same as a workbook. */
  @Get('export.xlsx')
  @Allow('report.ownWork')
  @Costly('export', 30)
  @ApiOkResponse(XLSX_FILE)
  async xlsx(@Me() me: Actor, @Query() filter: OwnExportFilter, @Res({ passthrough: true }) to: Response) {
    return handOver(await this.exports.file(me, filter, 'XLSX'), to);
  }

  /** The same on paper (A4); of rows, at most two thousand. */
  @Get('export.pdf')
  @Allow('report.ownWork')
  @Costly('export', 30)
  @ApiOkResponse(PDF_FILE)
  @ApiUnprocessableEntityResponse({ type: ProblemDto })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  async pdf(
    @Me() me: Actor,
    @Query() filter: OwnExportFilter,
    @Res({ passthrough: true }) to: Response,
  ): Promise<StreamableFile> {
    return handOver(await this.exports.file(me, filter, 'PDF'), to);
  }
}
