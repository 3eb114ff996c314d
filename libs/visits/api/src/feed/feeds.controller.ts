import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import { Allow, Me, Public, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { MadeVisitFeedDto, MakeVisitFeedDto, VisitFeedDto } from '@cuspid/visits/contracts/dto';
import type { Request, Response } from 'express';
import { FeedCalendar } from './feed-calendar';
import { FeedsService } from './feeds.service';

@ApiTags('Calendar feed')
@Controller('visits/feed')
export class FeedsController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly calendar: FeedCalendar,
  ) {}

  /** Whether one's own link is out, and when a calendar last fetched it. */
  @Get()
  @Allow('visit.feed')
  @ApiOkResponse({ type: VisitFeedDto })
  own(@Me() me: Actor) {
    return this.feeds.own(me);
  }

  /** Makes a link to one's own visits for calendar programs; one made before shows nothing any more. The token is told this once. */
  @Post()
  @Allow('visit.feed')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: MadeVisitFeedDto })
  make(@Me() me: Actor, @Body() what: MakeVisitFeedDto) {
    return this.feeds.make(me, what);
  }

  /** Takes the link back: calendars that fetch it get nothing any more. */
  @Delete()
  @Allow('visit.feed')
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(@Me() me: Actor) {
    return this.feeds.revoke(me);
  }

  /** The feed: one's visits of the last 30 and the next 180 days. Names nobody: patient codes, and kinds of visit only if asked for. */
  @Get(':token.ics')
  @Public()
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 304, description: 'As the caller has it (`If-None-Match`)' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such link, or one that was taken back' })
  @ApiTooManyRequestsResponse({ type: ProblemDto, description: '`Retry-After` says when to try again' })
  read(@Param('token') token: string, @Req() request: Request, @Res() response: Response) {
    return this.calendar.send(token, request, response);
  }
}
