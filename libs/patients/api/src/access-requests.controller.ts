import { Body, Controller, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiOkResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { AccessRequestDto, AnswerRequestDto, AskAccessDto } from '@cuspid/patients/contracts/dto';
import { AccessRequestsService } from './access-requests.service';

@ApiTags('Care team')
@Controller()
export class AccessRequestsController {
  constructor(private readonly access: AccessRequestsService) {}

  /**
   * Asks for access to a record that is not in your care. The answer is the same whether there is such a patient or not;
   * who may put you on the care team is told.
   */
  @Post('patients/:id/access-requests')
  @Allow('careTeam.ask')
  @HttpCode(202)
  @ApiAcceptedResponse({ description: 'Whoever may answer has been told' })
  @ApiConflictResponse({ type: ProblemDto, description: '`already-on-care-team`' })
  @ApiTooManyRequestsResponse({ type: ProblemDto })
  ask(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AskAccessDto) {
    return this.access.ask(me, id, what);
  }

  /** Puts who asked on the care team: they have access at once. */
  @Post('care-team/access-requests/:id/grant')
  @Allow('careTeam.request', 'careTeam.assignSurgeon', 'careTeam.assignStudent')
  @HttpCode(200)
  @ApiOkResponse({ type: AccessRequestDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description:
      '`access-decided` (with the status, in `conflict`), `answered-by-others`, `person-cannot-join`, `already-on-care-team` or `care-team-full`',
  })
  grant(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.access.grant(me, id);
  }

  /** Tells who asked that they get no access. */
  @Post('care-team/access-requests/:id/refuse')
  @Allow('careTeam.request', 'careTeam.assignSurgeon', 'careTeam.assignStudent')
  @HttpCode(200)
  @ApiOkResponse({ type: AccessRequestDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`access-decided` (with the status, in `conflict`) or `answered-by-others`',
  })
  refuse(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() answer: AnswerRequestDto) {
    return this.access.refuse(me, id, answer);
  }
}
