import { Body, Controller, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { QueueEntryDto, RouteStepDto } from '@cuspid/queue/contracts/dto';
import { RoutesService } from './routes.service';

@ApiTags('Queue')
@Controller('queue')
export class RouteController {
  constructor(private readonly routes: RoutesService) {}

  /** A step of a student's route: the check is asked for, made by who supervises, or the last step is taken back. */
  @Post(':id/route')
  @Allow('queue.progress')
  @HttpCode(200)
  @ApiOkResponse({ type: QueueEntryDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`no-student-route`, `route-step-refused` or `entry-closed`' })
  mark(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() step: RouteStepDto) {
    return this.routes.mark(me, id, step);
  }
}
