import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '@cuspid/platform/api';
import { ChairDto } from '@cuspid/settings/contracts/dto';
import { Clinic } from './clinic';

@ApiTags('Clinic')
@Controller('chairs')
export class ChairsController {
  constructor(private readonly clinic: Clinic) {}

  /** The chairs in use, for pickers: never more than a hundred. */
  @Get()
  @Allow('staff.list')
  @ApiOkResponse({ type: [ChairDto] })
  list() {
    return this.clinic.chairs();
  }
}
