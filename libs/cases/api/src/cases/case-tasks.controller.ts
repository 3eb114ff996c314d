import { Body, Controller, Delete, HttpCode, Param, ParseIntPipe, Patch, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { CaseTaskDto, EditTaskDto, ReturnTaskDto, SetTaskDto, TaskStepDto } from '@cuspid/cases/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { TasksService } from './tasks.service';

const ONCE = { name: 'Idempotency-Key', required: false } as const;
const conflicts = (...codes: string[]) => ({
  type: ProblemDto,
  description: codes.map((one) => `\`${one}\``).join(', '),
});

@ApiTags('Cases')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such case or task among those you may see' })
@Controller('cases/:id/tasks')
export class CaseTasksController {
  constructor(private readonly tasks: TasksService) {}

  /** Sets the student a task. */
  @Post()
  @Allow('case.supervise')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: CaseTaskDto })
  @ApiConflictResponse(conflicts('case-removed', 'case-closed', 'too-many-tasks', 'supervisor-gone'))
  set(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: SetTaskDto) {
    return this.tasks.set(me, id, what);
  }

  /** Changes a task that is not reviewed. */
  @Patch(':taskId')
  @Allow('case.supervise')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: CaseTaskDto })
  @ApiConflictResponse(conflicts('case-removed', 'case-closed', 'task-reviewed', 'supervisor-gone'))
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('taskId', ParseIntPipe) taskId: number,
    @IfMatch() version: number,
    @Body() what: EditTaskDto,
  ) {
    return this.tasks.edit(me, id, taskId, version, what);
  }

  /** Takes a task away; the logbook keeps it. */
  @Delete(':taskId')
  @Allow('case.supervise')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse(conflicts('case-removed', 'case-closed', 'task-handed-in', 'supervisor-gone'))
  remove(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('taskId', ParseIntPipe) taskId: number,
  ): Promise<void> {
    return this.tasks.remove(me, id, taskId);
  }

  /** The student begins a task. */
  @Post(':taskId/start')
  @Allow('case.work')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseTaskDto })
  @ApiConflictResponse(conflicts('case-removed', 'case-closed', 'case-submitted', 'task-not-assigned'))
  start(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('taskId', ParseIntPipe) taskId: number,
    @Body() what: TaskStepDto,
  ) {
    return this.tasks.start(me, id, taskId, what);
  }

  /** The student has completed a task. */
  @Post(':taskId/complete')
  @Allow('case.work')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseTaskDto })
  @ApiConflictResponse(conflicts('case-removed', 'case-closed', 'case-submitted', 'task-not-begun'))
  complete(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('taskId', ParseIntPipe) taskId: number,
    @Body() what: TaskStepDto,
  ) {
    return this.tasks.complete(me, id, taskId, what);
  }

  /** The supervisor accepts a completed task. Work that was handed in with it is approved instead. */
  @Post(':taskId/review')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseTaskDto })
  @ApiConflictResponse(
    conflicts('case-removed', 'case-closed', 'task-not-completed', 'task-handed-in', 'supervisor-gone'),
  )
  review(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('taskId', ParseIntPipe) taskId: number,
    @Body() what: TaskStepDto,
  ) {
    return this.tasks.review(me, id, taskId, what);
  }

  /** The supervisor hands a completed task back, with what is missing. */
  @Post(':taskId/return')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseTaskDto })
  @ApiConflictResponse(
    conflicts('case-removed', 'case-closed', 'task-not-completed', 'task-handed-in', 'supervisor-gone'),
  )
  giveBack(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('taskId', ParseIntPipe) taskId: number,
    @Body() what: ReturnTaskDto,
  ) {
    return this.tasks.giveBack(me, id, taskId, what);
  }
}
