import { Controller, Get, Param, ParseIntPipe, Query, type StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { ReceiptFilter, ReceiptStateDto } from '@cuspid/payment-records/contracts/dto';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { Receipts } from './receipts.service';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Payments')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such posting among those you may see' })
@ApiConflictResponse({ type: ProblemDto, description: '`no-receipt`: it is neither a payment nor a refund' })
@Controller('payment-records/:id')
export class ReceiptsController {
  constructor(private readonly receipts: Receipts) {}

  /** How often the receipt was printed, and whether it still counts. */
  @Get('receipt')
  @Allow('payment.read')
  @ApiOkResponse({ type: ReceiptStateDto })
  state(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.receipts.state(me, id);
  }

  /**
   * The receipt (PDF): A4, or a slip of 80 mm. The first print is the original, each later one says which copy it is; of a
   * posting that was reversed it says VOID. `preview=true` counts no print.
   */
  @Get('receipt.pdf')
  @Allow('payment.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiOkResponse({ content: { 'application/pdf': FILE } })
  pdf(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: ReceiptFilter): Promise<StreamableFile> {
    return this.receipts.pdf(me, id, filter);
  }
}
