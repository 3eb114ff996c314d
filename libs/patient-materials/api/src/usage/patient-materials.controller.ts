import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  MaterialFilter,
  MaterialUsageDto,
  ProposalDto,
  ProposalFilter,
  RecordedUsageDto,
  RecordedUsagesDto,
  RecordUsageDto,
  RecordUsagesDto,
} from '@cuspid/patient-materials/contracts/dto';
import { Allow, Me, NeedsKey, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { Proposals } from '../recipes/proposals.service';
import { UsageList } from './usage-list';
import { Usages } from './usages.service';

const STOPS = {
  type: ProblemDto,
  description: '`allergy-clash` without a reason; `not-enough-stock`, `lot-expired`, `item-in-bin`',
};
const WRONG = { type: ProblemDto, description: 'No such lot of the item, visit of the patient, or procedure' };

@ApiTags('Materials')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see, or no such item' })
@Controller('patients/:id/materials')
export class PatientMaterialsController {
  constructor(
    private readonly materials: UsageList,
    private readonly usages: Usages,
    private readonly proposals: Proposals,
  ) {}

  /** What was used on the patient, the last used first. `bin=only` lists what was taken back, to whoever may. */
  @Get()
  @Allow('material.read')
  @ApiOkResponse({ type: pageOf(MaterialUsageDto) })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: MaterialFilter) {
    return this.materials.list(me, id, filter);
  }

  /** Records that something was used; it leaves the stock in the same moment, from the lots that expire first unless one is named. */
  @Post()
  @Allow('material.record')
  @NeedsKey()
  @ApiCreatedResponse({ type: RecordedUsageDto })
  @ApiConflictResponse(STOPS)
  @ApiUnprocessableEntityResponse(WRONG)
  record(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RecordUsageDto) {
    return this.usages.record(me, id, what);
  }

  /** Records several items at once: all of them or none. */
  @Post('batch')
  @Allow('material.record')
  @NeedsKey()
  @ApiCreatedResponse({ type: RecordedUsagesDto })
  @ApiConflictResponse(STOPS)
  @ApiUnprocessableEntityResponse(WRONG)
  recordAll(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RecordUsagesDto) {
    return this.usages.recordAll(me, id, what);
  }

  /** What a visit or a procedure is likely to need by the recipes, from which lots, and what the stock lacks of it. */
  @Get('proposal')
  @Allow('material.record')
  @ApiOkResponse({ type: ProposalDto })
  @ApiUnprocessableEntityResponse(WRONG)
  proposal(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: ProposalFilter) {
    return this.proposals.of(me, id, filter);
  }
}
