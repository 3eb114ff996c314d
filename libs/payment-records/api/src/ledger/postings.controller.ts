import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AllocateDto,
  OpenAccountDto,
  OpenAccountFilter,
  PostingDto,
  RefundDto,
  ReverseDto,
} from '@cuspid/payment-records/contracts/dto';
import { Allow, Me, NeedsKey, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { OpenAccounts } from './open-accounts';
import { PostingList } from './posting-list';
import { PostingsService } from './postings.service';

@ApiTags('Payments')
@Controller('payment-records')
export class PostingsController {
  constructor(
    private readonly postings: PostingsService,
    private readonly lists: PostingList,
    private readonly accounts: OpenAccounts,
  ) {}

  /** Who owes the clinic, or whom it owes, in one currency. */
  @Get('open')
  @Allow('payment.read')
  @ApiOkResponse({ type: pageOf(OpenAccountDto) })
  open(@Me() me: Actor, @Query() filter: OpenAccountFilter) {
    return this.accounts.list(me, filter);
  }

  /** One line, with what has become of it. */
  @Get(':id')
  @Allow('payment.read')
  @ApiOkResponse({ type: PostingDto })
  one(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.lists.one(me, id);
  }

  /** Gives a payment back, whole or in part; what it settled last is open again first. */
  @Post(':id/refund')
  @Allow('payment.record')
  @NeedsKey()
  @ApiCreatedResponse({ type: PostingDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`refund-too-much`, `nothing-to-refund`' })
  refund(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RefundDto) {
    return this.postings.refund(me, id, what);
  }

  /** Undoes a line by its opposite. */
  @Post(':id/reverse')
  @Allow('payment.reverse')
  @NeedsKey()
  @ApiCreatedResponse({ type: PostingDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`posting-void`, `refunds-stand`, `discount-stands`' })
  reverse(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: ReverseDto) {
    return this.postings.reverse(me, id, what);
  }

  /** Lets what is left of a payment settle open charges. */
  @Post(':id/allocate')
  @Allow('payment.record')
  @NeedsKey()
  @HttpCode(200)
  @ApiOkResponse({ type: PostingDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`nothing-to-allocate`, `allocation-too-much`' })
  allocate(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AllocateDto) {
    return this.postings.allocate(me, id, what);
  }
}
