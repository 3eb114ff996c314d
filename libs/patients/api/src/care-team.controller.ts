import { Body, Controller, Delete, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { CareTeamDto, ChangeCareTeamDto } from '@cuspid/patients/contracts/dto';
import { CareTeamService } from './care-team.service';

@ApiTags('Care team')
@Controller('patients/:id/care-team')
export class CareTeamController {
  constructor(private readonly careTeam: CareTeamService) {}

  /** Who cares for the patient, and who has been asked to join or to leave. */
  @Get()
  @Allow('careTeam.read')
  @ApiOkResponse({ type: CareTeamDto })
  team(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.careTeam.of(me, id);
  }

  /** Asks a clinician to join or to leave (reception), or puts somebody on or takes them off (clinicians). */
  @Post()
  @Allow('careTeam.request', 'careTeam.assignSurgeon', 'careTeam.assignStudent')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: CareTeamDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description:
      '`person-cannot-join`, `only-by-request`, `already-on-care-team`, `not-on-care-team`, `already-asked` or `care-team-full`',
  })
  change(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: ChangeCareTeamDto) {
    return this.careTeam.change(me, id, what);
  }

  /** Takes a dental surgeon or a student off at once. */
  @Delete(':memberId')
  @Allow('careTeam.assignSurgeon', 'careTeam.assignStudent')
  @ApiOkResponse({ type: CareTeamDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`only-by-request` or `not-on-care-team`' })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('memberId', ParseIntPipe) memberId: number) {
    return this.careTeam.remove(me, id, memberId);
  }
}
