import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  ChangesFilter,
  CountersignDto,
  DecideDto,
  SubmissionChangesDto,
  SubmissionDto,
  SubmitDto,
} from '@cuspid/cases/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { Decisions } from './decisions.service';
import { SubmissionsService } from './submissions.service';

const ONCE = { name: 'Idempotency-Key', required: false } as const;
const conflicts = (...codes: string[]) => ({
  type: ProblemDto,
  description: codes.map((one) => `\`${one}\``).join(', '),
});

@ApiTags('Cases')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such case or version among those you may see' })
@Controller('cases/:id')
export class SubmissionsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly decisions: Decisions,
  ) {}

  /** The student hands work in: the whole case for verification, or a plan, a stage, a task, an evaluation. */
  @Post('submit')
  @Allow('case.work')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: SubmissionDto })
  @ApiConflictResponse(
    conflicts(
      'case-removed',
      'case-closed',
      'case-submitted',
      'task-not-begun',
      'task-reviewed',
      'too-many-submissions',
    ),
  )
  submit(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: SubmitDto) {
    return this.submissions.submit(me, id, what);
  }

  /** A version in full, as it was handed in. */
  @Get('submissions/:submissionId')
  @Allow('case.read')
  @ApiOkResponse({ type: SubmissionDto })
  read(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('submissionId', ParseIntPipe) submissionId: number,
  ) {
    return this.submissions.read(me, id, submissionId);
  }

  /** What a version says otherwise than the last you saw, or another earlier one. */
  @Get('submissions/:submissionId/changes')
  @Allow('case.read')
  @ApiOkResponse({ type: SubmissionChangesDto })
  changes(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('submissionId', ParseIntPipe) submissionId: number,
    @Query() filter: ChangesFilter,
  ) {
    return this.submissions.changes(me, id, submissionId, filter);
  }

  /** You have looked at a version: later ones are compared with it. */
  @Post('submissions/:submissionId/seen')
  @Allow('case.read')
  @HttpCode(204)
  @ApiNoContentResponse()
  seen(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('submissionId', ParseIntPipe) submissionId: number,
  ): Promise<void> {
    return this.submissions.seen(me, id, submissionId);
  }

  /** The supervisor approves exactly the version seen, under their own password. */
  @Post('submissions/:submissionId/approve')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: SubmissionDto })
  @ApiConflictResponse(conflicts('newer-version-arrived', 'submission-decided', 'case-removed', 'supervisor-gone'))
  approve(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('submissionId', ParseIntPipe) submissionId: number,
    @Body() what: DecideDto,
  ) {
    return this.decisions.decide(me, id, submissionId, 'APPROVED', what);
  }

  /** The supervisor returns work, with a word on what is missing. */
  @Post('submissions/:submissionId/return')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: SubmissionDto })
  @ApiConflictResponse(conflicts('newer-version-arrived', 'submission-decided', 'case-removed', 'supervisor-gone'))
  giveBack(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('submissionId', ParseIntPipe) submissionId: number,
    @Body() what: DecideDto,
  ) {
    return this.decisions.decide(me, id, submissionId, 'RETURNED', what);
  }

  /** The supervisor signs at the student's screen: address and password hold for this one act. */
  @Post('submissions/:submissionId/countersign')
  @Allow('case.work')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiUnprocessableEntityResponse(conflicts('countersign-refused'))
  @ApiTooManyRequestsResponse(conflicts('too-many-attempts'))
  @ApiOkResponse({ type: SubmissionDto })
  @ApiConflictResponse(conflicts('newer-version-arrived', 'submission-decided', 'case-removed', 'supervisor-gone'))
  countersign(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('submissionId', ParseIntPipe) submissionId: number,
    @Body() what: CountersignDto,
  ) {
    return this.decisions.countersign(me, id, submissionId, what);
  }
}
