import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, type StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  InvoiceDto,
  InvoiceFilter,
  InvoiceSummaryDto,
  IssueInvoiceDto,
  VoidInvoiceDto,
} from '@cuspid/payment-records/contracts/dto';
import { Allow, Costly, Me, NeedsKey, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { Invoices } from './invoices.service';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Payments')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such invoice, or patient, among those you may see' })
@Controller()
export class InvoicesController {
  constructor(private readonly invoices: Invoices) {}

  /** A patient's invoices, the newest first. */
  @Get('patients/:id/invoices')
  @Allow('payment.read')
  @ApiOkResponse({ type: pageOf(InvoiceSummaryDto) })
  page(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: InvoiceFilter) {
    return this.invoices.page(me, id, filter);
  }

  /** Puts charges on a new invoice: those chosen, or all that are open and on none. Its lines and sums are frozen. */
  @Post('patients/:id/invoices')
  @Allow('payment.record')
  @NeedsKey()
  @ApiCreatedResponse({ type: InvoiceDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`nothing-to-invoice`, `already-invoiced`' })
  issue(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: IssueInvoiceDto) {
    return this.invoices.issue(me, id, what);
  }

  /** An invoice as it was issued. */
  @Get('invoices/:id')
  @Allow('payment.read')
  @ApiOkResponse({ type: InvoiceDto })
  one(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.invoices.one(me, id);
  }

  /** The invoice on paper (PDF, A4). Of one that was voided it says VOID. */
  @Get('invoices/:id/invoice.pdf')
  @Allow('payment.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiOkResponse({ content: { 'application/pdf': FILE } })
  pdf(@Me() me: Actor, @Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    return this.invoices.pdf(me, id);
  }

  /** Makes an invoice void by a credit note with a number of its own. The invoice keeps its number. */
  @Post('invoices/:id/void')
  @Allow('payment.reverse')
  @NeedsKey()
  @HttpCode(200)
  @ApiOkResponse({ type: InvoiceDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`invoice-void`: it is void already' })
  void(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: VoidInvoiceDto) {
    return this.invoices.void(me, id, what);
  }
}
