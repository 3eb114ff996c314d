import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  AddShortNoticeDto,
  AnsweredOfferDto,
  AnswerOfferDto,
  ChangeShortNoticeDto,
  ComingFilter,
  ComingListDto,
  GapFilter,
  MatchesDto,
  OfferGapDto,
  ShortNoticeDto,
  ShortNoticeFilter,
} from '@cuspid/visits/contracts/dto';
import { ShortNoticeMatches } from './short-notice-matches';
import { ShortNoticeOffers } from './short-notice-offers';
import { ShortNoticeService } from './short-notice.service';

@ApiTags('Visits')
@Controller('short-notice')
export class ShortNoticeController {
  constructor(
    private readonly list: ShortNoticeService,
    private readonly matches: ShortNoticeMatches,
    private readonly offers: ShortNoticeOffers,
  ) {}

  /** Patients who would come at short notice, the longest waiting first. */
  @Get()
  @Allow('visit.schedule')
  @ApiOkResponse({ type: pageOf(ShortNoticeDto) })
  waiting(@Me() me: Actor, @Query() filter: ShortNoticeFilter) {
    return this.list.list(me, filter);
  }

  /** Who could come in a free stretch, the longest waiting first. */
  @Get('matches')
  @Allow('visit.schedule')
  @ApiOkResponse({ type: MatchesDto })
  whoCould(@Me() me: Actor, @Query() gap: GapFilter) {
    return this.matches.find(me, gap);
  }

  /** Who could come on a day, without their names: what counts those who fit each free stretch of the book. */
  @Get('coming')
  @Allow('visit.schedule')
  @ApiOkResponse({ type: ComingListDto })
  coming(@Me() me: Actor, @Query() { day }: ComingFilter) {
    return this.matches.coming(me, day);
  }

  /** Puts a patient on the list. They leave it by themselves once they are booked earlier, or when their last day passes. */
  @Post()
  @Allow('visit.schedule')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ShortNoticeDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`not-a-provider` or `visit-state`' })
  add(@Me() me: Actor, @Body() what: AddShortNoticeDto) {
    return this.list.add(me, what);
  }

  /** Changes when they can come, for what and with whom. */
  @Patch(':id')
  @Allow('visit.schedule')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: ShortNoticeDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`short-notice-closed` or `not-a-provider`' })
  change(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: ChangeShortNoticeDto,
  ) {
    return this.list.change(me, id, version, what);
  }

  /** Takes a patient off the list. */
  @Delete(':id')
  @Allow('visit.schedule')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: '`short-notice-closed`' })
  withdraw(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.list.withdraw(me, id);
  }

  /** Puts back who was taken off a moment ago, where they stood. */
  @Post(':id/restore')
  @Allow('visit.schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: ShortNoticeDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`short-notice-closed`' })
  restore(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.list.restore(me, id);
  }

  /** Offers a time: somebody calls the patient, and whoever looks at the same time sees it. */
  @Post(':id/offer')
  @Allow('visit.schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: ShortNoticeDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`gap-offered`, `slot-taken` or `short-notice-closed`' })
  offer(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: OfferGapDto) {
    return this.offers.offer(me, id, what);
  }

  /** What the patient said to what was offered; yes books it, or moves the visit they want earlier. */
  @Post(':id/answer')
  @Allow('visit.schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: AnsweredOfferDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`nothing-offered`, `slot-taken`, `time-closed` or `short-notice-closed`',
  })
  answer(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AnswerOfferDto) {
    return this.offers.answer(me, id, what);
  }
}
