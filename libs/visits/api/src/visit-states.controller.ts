import { Body, Controller, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { VisitDetailDto, VisitReasonDto } from '@cuspid/visits/contracts/dto';
import { VisitStatesService } from './visit-states.service';

const STATE = '`visit-state` (where it stands, in `conflict`)';

@ApiTags('Visits')
@Controller('visits/:id')
export class VisitStatesController {
  constructor(private readonly states: VisitStatesService) {}

  /** The patient has come. Checking in to the queue does this by itself. */
  @Post('arrive')
  @Allow('visit.attend')
  @HttpCode(200)
  @ApiOkResponse({ type: VisitDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: STATE })
  arrive(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.states.arrive(me, id);
  }

  /** The visit is over. Who waits in the queue is finished there. */
  @Post('complete')
  @Allow('visit.attend')
  @HttpCode(200)
  @ApiOkResponse({ type: VisitDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: `${STATE} or \`in-the-queue\`` })
  complete(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.states.complete(me, id);
  }

  /** The patient did not come. */
  @Post('no-show')
  @Allow('visit.attend')
  @HttpCode(200)
  @ApiOkResponse({ type: VisitDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: STATE })
  didNotAttend(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() why: VisitReasonDto) {
    return this.states.didNotAttend(me, id, why);
  }

  /** Cancels a visit that is still booked: its time is free again. */
  @Post('cancel')
  @Allow('visit.schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: VisitDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: STATE })
  cancel(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() why: VisitReasonDto) {
    return this.states.cancel(me, id, why);
  }

  /** The patient said that they will come. */
  @Post('confirm')
  @Allow('visit.schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: VisitDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: STATE })
  confirm(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.states.confirm(me, id);
  }

  /** Takes the last change back, for ten minutes. A booking taken back is cancelled. */
  @Post('undo')
  @Allow('visit.attend')
  @HttpCode(200)
  @ApiOkResponse({ type: VisitDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`no-visit-undo`, `slot-taken` or `in-the-queue`' })
  undo(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.states.undo(me, id);
  }
}
