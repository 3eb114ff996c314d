import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { NoticeDto, NoticeFilter, NoticesPutAwayDto } from '@cuspid/notices/contracts/dto';
import { Inbox } from './inbox';

@ApiTags('Notices')
@Controller('notices')
export class NoticesController {
  constructor(private readonly inbox: Inbox) {}

  /** Your own notices, newest first: what waits for you, and what you should know. */
  @Get()
  @Allow('account.self')
  @ApiOkResponse({ type: pageOf(NoticeDto) })
  list(@Me() me: Actor, @Query() filter: NoticeFilter) {
    return this.inbox.list(me, filter);
  }

  /** Puts all informations away; what waits for you stays. */
  @Post('away')
  @Allow('account.self')
  @HttpCode(200)
  @ApiOkResponse({ type: NoticesPutAwayDto })
  putAllAway(@Me() me: Actor) {
    return this.inbox.putAllAway(me);
  }

  /** Puts one information away. */
  @Post(':id/away')
  @Allow('account.self')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: '`notice-waits`' })
  putAway(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.inbox.putAway(me, id);
  }
}
