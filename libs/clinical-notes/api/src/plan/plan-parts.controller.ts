import { Body, Controller, Delete, HttpCode, Param, ParseIntPipe, Patch, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  AddPlanItemDto,
  EditPlanItemDto,
  EditPlanPhaseDto,
  MovePlanItemDto,
  PlanItemDto,
  PlanPhaseDto,
  SetPlanStateDto,
} from '@cuspid/clinical-notes/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { PlanItems } from './plan-items.service';
import { PlanPhases } from './plan-phases.service';
import { PlanStates } from './plan-states.service';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;

@ApiTags('Treatment plan')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such phase or item among those you may see' })
@Controller()
export class PlanPartsController {
  constructor(
    private readonly phases: PlanPhases,
    private readonly items: PlanItems,
    private readonly states: PlanStates,
  ) {}

  /** Renames a phase or moves it. */
  @Patch('plan-phases/:id')
  @Allow('note.write')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: PlanPhaseDto })
  editPhase(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditPlanPhaseDto,
  ) {
    return this.phases.edit(me, id, version, what);
  }

  /** Takes an empty phase off the plan. */
  @Delete('plan-phases/:id')
  @Allow('note.write')
  @HttpCode(204)
  @ApiHeader(VERSION)
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: '`plan-phase-not-empty`' })
  removePhase(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.phases.remove(me, id, version);
  }

  /** Plans something, at the end of the phase. */
  @Post('plan-phases/:id/items')
  @Allow('note.write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: PlanItemDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`plan-full`, `finding-in-plan`' })
  add(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AddPlanItemDto) {
    return this.items.add(me, id, what);
  }

  /** Changes what is planned. Another procedure brings its name and price. */
  @Patch('plan-items/:id')
  @Allow('note.write')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: PlanItemDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditPlanItemDto,
  ) {
    return this.items.edit(me, id, version, what);
  }

  /** Takes an item off the plan. A finding it stood for stays on the chart. */
  @Delete('plan-items/:id')
  @Allow('note.write')
  @HttpCode(204)
  @ApiHeader(VERSION)
  @ApiNoContentResponse()
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.items.remove(me, id, version);
  }

  /** Moves an item within its phase or to another one. */
  @Post('plan-items/:id/move')
  @Allow('note.write')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: PlanItemDto })
  move(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: MovePlanItemDto,
  ) {
    return this.items.move(me, id, version, what);
  }

  /** Says how far an item has come. Of one on the chart this is an act on the chart, in the same moment. */
  @Post('plan-items/:id/state')
  @Allow('note.write')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: PlanItemDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`work-taken-back`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: '`impossible-state`: the mouth does not allow it' })
  state(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: SetPlanStateDto,
  ) {
    return this.states.set(me, id, version, what);
  }
}
