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
import { KeptChairDto, AddChairDto, EditChairDto, KeptFilter } from '@cuspid/settings/contracts/dto';
import { ChairsService } from './chairs.service';

@ApiTags('Clinic')
@Controller('chairs')
export class ChairsController {
  constructor(private readonly chairs: ChairsService) {}

  /** The chairs in the clinic’s order. */
  @Get()
  @Allow('staff.list')
  @ApiOkResponse({ type: pageOf(KeptChairDto) })
  list(@Query() filter: KeptFilter) {
    return this.chairs.list(filter);
  }

  /** Adds a chair, after the others. */
  @Post()
  @Allow('settings.manage')
  @ApiCreatedResponse({ type: KeptChairDto })
  @ApiConflictResponse({ description: '`already-there`, `list-full`', type: ProblemDto })
  add(@Me() me: Actor, @Body() what: AddChairDto) {
    return this.chairs.add(me, what);
  }

  /** Changes a chair: its name, its place, whether it is in use. Needs `If-Match`. */
  @Patch(':id')
  @Allow('settings.manage')
  @ApiOkResponse({ type: KeptChairDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`already-there`', type: ProblemDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() change: EditChairDto,
  ) {
    return this.chairs.edit(me, id, version, change);
  }

  /** Deletes a chair nobody was ever called to; any other is taken out of use instead. */
  @Delete(':id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`still-needed`', type: ProblemDto })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.chairs.remove(me, id);
  }
}
