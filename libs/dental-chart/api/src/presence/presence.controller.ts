import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BeHereDto, LeaveDto, PresenceDto } from '@cuspid/dental-chart/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { PresenceService } from './presence.service';

@ApiTags('Dental chart')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id/dental-chart/presence')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  /** Who else has this chart open now. */
  @Get()
  @Allow('chart.read')
  @ApiOkResponse({ type: PresenceDto })
  others(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.presence.others(me, id);
  }

  /** Says that the caller has this chart open: again every 20 seconds, over after 45. Send `X-Background: 1`. */
  @Post()
  @HttpCode(200)
  @Allow('chart.read')
  @ApiOkResponse({ type: PresenceDto })
  beHere(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() here: BeHereDto) {
    return this.presence.beHere(me, id, here);
  }

  /** Says that the caller has closed it. */
  @Delete()
  @HttpCode(204)
  @Allow('chart.read')
  @ApiNoContentResponse()
  leave(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() what: LeaveDto) {
    return this.presence.leave(me, id, what);
  }
}
