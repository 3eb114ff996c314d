import { Controller, Get, Param, ParseIntPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { StatementFilter } from '@cuspid/payment-records/contracts/dto';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { Statements } from './statements.service';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Payments')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id')
export class StatementsController {
  constructor(private readonly statements: Statements) {}

  /** The account in one currency on paper (PDF, A4): what was owed before, each line, and what was owed at the end. */
  @Get('statement.pdf')
  @Allow('payment.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiOkResponse({ content: { 'application/pdf': FILE } })
  pdf(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() filter: StatementFilter,
  ): Promise<StreamableFile> {
    return this.statements.pdf(me, id, filter);
  }
}
