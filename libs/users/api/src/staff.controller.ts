import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '@cuspid/platform/api';
import { pageOf } from '@cuspid/platform/contracts/dto';
import { StaffDto, StaffFilter } from '@cuspid/users/contracts/dto';
import { UsersService } from './users.service';

@ApiTags('Staff')
@Controller('staff')
export class StaffController {
  constructor(private readonly users: UsersService) {}

  /** Names and roles of active staff, for pickers. */
  @Get()
  @Allow('staff.list')
  @ApiOkResponse({ type: pageOf(StaffDto) })
  list(@Query() filter: StaffFilter) {
    return this.users.staff(filter);
  }
}
