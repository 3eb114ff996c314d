import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { DepartmentDto, AddDepartmentDto, EditDepartmentDto, KeptFilter } from '@cuspid/settings/contracts/dto';
import { DepartmentsService } from './departments.service';

@ApiTags('Clinic')
@Controller('departments')
export class DepartmentsController {
  constructor(private readonly departments: DepartmentsService) {}

  /** The departments in the clinic’s order. */
  @Get()
  @Allow('staff.list')
  @ApiOkResponse({ type: pageOf(DepartmentDto) })
  list(@Query() filter: KeptFilter) {
    return this.departments.list(filter);
  }

  /** Adds a department, after the others. */
  @Post()
  @Allow('settings.manage')
  @ApiCreatedResponse({ type: DepartmentDto })
  @ApiConflictResponse({ description: '`already-there`, `list-full`', type: ProblemDto })
  add(@Me() me: Actor, @Body() what: AddDepartmentDto) {
    return this.departments.add(me, what);
  }

  /** Changes a department; a new name goes to the accounts that carry the old one. Needs `If-Match`. */
  @Patch(':id')
  @Allow('settings.manage')
  @ApiOkResponse({ type: DepartmentDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`already-there`', type: ProblemDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() change: EditDepartmentDto,
  ) {
    return this.departments.edit(me, id, version, change);
  }

  /** Deletes a department nobody belongs to. */
  @Delete(':id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`still-needed`', type: ProblemDto })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.departments.remove(me, id);
  }
}
