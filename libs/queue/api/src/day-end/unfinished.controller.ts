import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { SettleDto, UnfinishedListDto } from '@cuspid/queue/contracts/dto';
import { DayEnd } from './day-end';

@ApiTags('Queue')
@Controller('queue')
export class UnfinishedController {
  constructor(private readonly dayEnd: DayEnd) {}

  /** Who was left open at the end of an earlier day, and what nobody has said of them yet. */
  @Get('unfinished')
  @Allow('queue.remove')
  @ApiOkResponse({ type: UnfinishedListDto })
  list(@Me() me: Actor) {
    return this.dayEnd.list(me);
  }

  /** Says what became of one: seen (its visit is completed), or gone (it did not take place). Answers those still open. */
  @Post(':id/settle')
  @Allow('queue.remove')
  @HttpCode(200)
  @ApiOkResponse({ type: UnfinishedListDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`nothing-to-settle`' })
  settle(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: SettleDto) {
    return this.dayEnd.settle(me, id, what);
  }
}
