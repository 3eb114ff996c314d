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
import { ProcedureDto, AddProcedureDto, EditProcedureDto, ProcedureFilter } from '@cuspid/settings/contracts/dto';
import { ProceduresService } from './procedures.service';

@ApiTags('Clinic')
@Controller('procedures')
export class ProceduresController {
  constructor(private readonly procedures: ProceduresService) {}

  /** The catalogue by category and name, with prices. */
  @Get()
  @Allow('staff.list')
  @ApiOkResponse({ type: pageOf(ProcedureDto) })
  list(@Query() filter: ProcedureFilter) {
    return this.procedures.list(filter);
  }

  /** One procedure, in use or not. */
  @Get(':id')
  @Allow('staff.list')
  @ApiOkResponse({ type: ProcedureDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  one(@Param('id', ParseIntPipe) id: number) {
    return this.procedures.one(id);
  }

  /** Adds a procedure; its price is in the clinic’s currency. */
  @Post()
  @Allow('settings.manage')
  @ApiCreatedResponse({ type: ProcedureDto })
  @ApiConflictResponse({ description: '`already-there`, `list-full`', type: ProblemDto })
  add(@Me() me: Actor, @Body() what: AddProcedureDto) {
    return this.procedures.add(me, what);
  }

  /** Changes a procedure; what was charged already keeps its price. Needs `If-Match`. */
  @Patch(':id')
  @Allow('settings.manage')
  @ApiOkResponse({ type: ProcedureDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`already-there`', type: ProblemDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() change: EditProcedureDto,
  ) {
    return this.procedures.edit(me, id, version, change);
  }

  /** Deletes a procedure nothing refers to; any other is taken out of use instead. */
  @Delete(':id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`still-needed`', type: ProblemDto })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.procedures.remove(me, id);
  }
}
