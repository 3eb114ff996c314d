import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  BalanceDto,
  BalanceFilter,
  PostingDto,
  PostingFilter,
  RecordPostingDto,
} from '@cuspid/payment-records/contracts/dto';
import { Allow, Me, NeedsKey, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PostingList } from './posting-list';
import { PostingsService } from './postings.service';

@ApiTags('Payments')
@Controller('patients/:id')
export class PatientPostingsController {
  constructor(
    private readonly postings: PostingsService,
    private readonly lists: PostingList,
  ) {}

  /** The ledger of a patient, newest first, each line with what was owed after it. */
  @Get('payment-records')
  @Allow('payment.read')
  @ApiOkResponse({ type: pageOf(PostingDto) })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: PostingFilter) {
    return this.lists.list(me, id, filter);
  }

  /** Charges the patient, or takes a payment with a receipt number of its own. */
  @Post('payment-records')
  @Allow('payment.record')
  @NeedsKey()
  @ApiCreatedResponse({ type: PostingDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`allocation-too-much`' })
  record(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RecordPostingDto) {
    return this.postings.record(me, id, what);
  }

  /** Where the patient stands at the end of a day, every currency apart. */
  @Get('balance')
  @Allow('payment.read')
  @ApiOkResponse({ type: BalanceDto })
  balance(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: BalanceFilter) {
    return this.lists.balance(me, id, filter);
  }
}
