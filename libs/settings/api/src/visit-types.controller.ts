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
import { VisitTypeDto, AddVisitTypeDto, EditVisitTypeDto, KeptFilter } from '@cuspid/settings/contracts/dto';
import { VisitTypesService } from './visit-types.service';

@ApiTags('Clinic')
@Controller('visit-types')
export class VisitTypesController {
  constructor(private readonly types: VisitTypesService) {}

  /** The kinds of visit in the clinic’s order. */
  @Get()
  @Allow('staff.list')
  @ApiOkResponse({ type: pageOf(VisitTypeDto) })
  list(@Query() filter: KeptFilter) {
    return this.types.list(filter);
  }

  /** Adds a kind of visit, after the others. */
  @Post()
  @Allow('settings.manage')
  @ApiCreatedResponse({ type: VisitTypeDto })
  @ApiConflictResponse({ description: '`already-there`, `list-full`', type: ProblemDto })
  add(@Me() me: Actor, @Body() what: AddVisitTypeDto) {
    return this.types.add(me, what);
  }

  /** Changes a kind of visit; visits that were booked keep their words. Needs `If-Match`. */
  @Patch(':id')
  @Allow('settings.manage')
  @ApiOkResponse({ type: VisitTypeDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`already-there`', type: ProblemDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() change: EditVisitTypeDto,
  ) {
    return this.types.edit(me, id, version, change);
  }

  /** Deletes a kind of visit nothing refers to. */
  @Delete(':id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`still-needed`', type: ProblemDto })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.types.remove(me, id);
  }
}
