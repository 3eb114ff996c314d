import { Body, Controller, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  AcceptPlanDto,
  AddPlanPhaseDto,
  PlanAcceptanceDto,
  PlanDto,
  PlanFromChartDto,
  PlanItemsDto,
  PlanPhaseDto,
  PlanProposalsDto,
} from '@cuspid/clinical-notes/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { PlanPhases } from './plan-phases.service';
import { PlanStates } from './plan-states.service';
import { Plans } from './plan.service';

const ONCE = { name: 'Idempotency-Key', required: false } as const;

@ApiTags('Treatment plan')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id/plan')
export class PlanController {
  constructor(
    private readonly plans: Plans,
    private readonly phases: PlanPhases,
    private readonly states: PlanStates,
  ) {}

  /** The whole plan: phases with their items, what they cost and how far they have come. Items on the chart are as the chart says. */
  @Get()
  @Allow('note.read')
  @ApiOkResponse({ type: PlanDto })
  plan(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.plans.plan(me, id);
  }

  /** Begins a phase, at the end of the plan. */
  @Post('phases')
  @Allow('note.write')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: PlanPhaseDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`plan-full`' })
  addPhase(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AddPlanPhaseDto) {
    return this.phases.add(me, id, what);
  }

  /** Findings planned on the chart that no item stands for. */
  @Get('from-chart')
  @Allow('chart.read')
  @ApiOkResponse({ type: PlanProposalsDto })
  proposals(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.states.proposals(me, id);
  }

  /** Takes findings planned on the chart into the plan: those named, or all that no item stands for. Answers the new items. */
  @Post('from-chart')
  @Allow('note.write')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: PlanItemsDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`plan-full`' })
  fromChart(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: PlanFromChartDto) {
    return this.states.fromChart(me, id, what);
  }

  /** Notes that the patient, or who speaks for them, agreed to the plan as it stands. */
  @Post('acceptances')
  @Allow('note.write')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: PlanAcceptanceDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`plan-empty`' })
  accept(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AcceptPlanDto) {
    return this.plans.accept(me, id, what);
  }
}
