import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { AnswerRequestDto, CareTeamRequestDto, CareTeamRequestFilter } from '@cuspid/patients/contracts/dto';
import { CareTeamRequestsService } from './care-team-requests.service';

@ApiTags('Care team')
@Controller('care-team/requests')
export class CareTeamRequestsController {
  constructor(private readonly requests: CareTeamRequestsService) {}

  /** Requests to join or to leave: yours to answer, those you made, or those about the patients you see. */
  @Get()
  @Allow('careTeam.read')
  @ApiOkResponse({ type: pageOf(CareTeamRequestDto) })
  list(@Me() me: Actor, @Query() filter: CareTeamRequestFilter) {
    return this.requests.list(me, filter);
  }

  /** Accepts a request made to you: you join or leave at once. */
  @Post(':id/approve')
  @Allow('careTeam.respond')
  @HttpCode(200)
  @ApiOkResponse({ type: CareTeamRequestDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description:
      '`request-decided` (with the status, in `conflict`), `patient-archived`, `already-on-care-team`, `not-on-care-team` or `care-team-full`',
  })
  approve(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() answer: AnswerRequestDto) {
    return this.requests.approve(me, id, answer);
  }

  /** Returns a request made to you. */
  @Post(':id/reject')
  @Allow('careTeam.respond')
  @HttpCode(200)
  @ApiOkResponse({ type: CareTeamRequestDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`request-decided` (with the status, in `conflict`)' })
  reject(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() answer: AnswerRequestDto) {
    return this.requests.reject(me, id, answer);
  }

  /** Takes back a request you made. */
  @Post(':id/withdraw')
  @Allow('careTeam.request')
  @HttpCode(200)
  @ApiOkResponse({ type: CareTeamRequestDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`request-decided` (with the status, in `conflict`)' })
  withdraw(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() answer: AnswerRequestDto) {
    return this.requests.withdraw(me, id, answer);
  }
}
