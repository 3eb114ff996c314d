import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MaterialCostsDto, MaterialCostsFilter } from '@cuspid/patient-materials/contracts/dto';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { MaterialCosts } from './material-costs.service';

@ApiTags('Materials')
@Controller('patient-materials/costs')
export class MaterialCostsController {
  constructor(private readonly costs: MaterialCosts) {}

  /** What the materials of some days cost: by patient, by procedure, or by the student who recorded them; the dearest first. */
  @Get()
  @Allow('inventory.cost')
  @Costly('report', 60)
  @ApiOkResponse({ type: MaterialCostsDto })
  of(@Me() me: Actor, @Query() filter: MaterialCostsFilter) {
    return this.costs.of(me, filter);
  }
}
