import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  CallNextDto,
  CheckInDto,
  EditEntryDto,
  MoveEntryDto,
  QueueBoardDto,
  QueueEntryDto,
  QueueStatsDto,
} from '@cuspid/queue/contracts/dto';
import { QueueBoard } from './queue-board';
import { QueueService } from './queue.service';

@ApiTags('Queue')
@Controller('queue')
export class QueueController {
  constructor(
    private readonly queue: QueueService,
    private readonly board: QueueBoard,
  ) {}

  /** Everybody in the clinic today: most urgent first, then longest waiting. */
  @Get()
  @Allow('queue.read')
  @ApiOkResponse({ type: QueueBoardDto })
  today(@Me() me: Actor) {
    return this.board.today(me);
  }

  /** The figures of today. */
  @Get('stats')
  @Allow('queue.read')
  @ApiOkResponse({ type: QueueStatsDto })
  stats(@Me() me: Actor) {
    return this.board.stats(me);
  }

  /** Checks a patient in: a walk-in, or from a visit. One open entry a patient. */
  @Post()
  @Allow('queue.checkIn')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: QueueEntryDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`already-in-queue`: where, in `conflict`' })
  checkIn(@Me() me: Actor, @Body() what: CheckInDto) {
    return this.queue.checkIn(me, what);
  }

  /** Calls the longest waiting patient of the highest priority. Two people calling at once get two patients. */
  @Post('next')
  @Allow('queue.progress')
  @HttpCode(200)
  @ApiOkResponse({ type: QueueEntryDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`nobody-is-waiting`' })
  callNext(@Me() me: Actor, @Body() call: CallNextDto) {
    return this.queue.callNext(me, call);
  }

  /** Moves an entry to a stage; steps may be skipped, and a step back is allowed and recorded. */
  @Post(':id/move')
  @Allow('queue.progress')
  @HttpCode(200)
  @ApiOkResponse({ type: QueueEntryDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`same-stage`, `entry-closed` or `already-in-queue`' })
  move(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() to: MoveEntryDto) {
    return this.queue.move(me, id, to);
  }

  /** Calls a patient who was called and did not come once more: the waiting-room screens show and say it anew. */
  @Post(':id/call-again')
  @Allow('queue.progress')
  @HttpCode(200)
  @ApiOkResponse({ type: QueueEntryDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`not-called` or `entry-closed`' })
  callAgain(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.queue.callAgain(me, id);
  }

  /** Changes priority, provider, procedure or notes. */
  @Patch(':id')
  @Allow('queue.checkIn')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: QueueEntryDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() change: EditEntryDto,
  ) {
    return this.queue.edit(me, id, version, change);
  }

  /** Takes an entry out that should not have been there. */
  @Delete(':id')
  @Allow('queue.remove')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.queue.remove(me, id);
  }
}
