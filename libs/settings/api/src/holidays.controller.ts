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
import { HolidayDto, AddHolidayDto, EditHolidayDto, HolidayFilter } from '@cuspid/settings/contracts/dto';
import { HolidaysService } from './holidays.service';

@ApiTags('Clinic')
@Controller('holidays')
export class HolidaysController {
  constructor(private readonly holidays: HolidaysService) {}

  /** The days the clinic is closed, earliest first. */
  @Get()
  @Allow('staff.list')
  @ApiOkResponse({ type: pageOf(HolidayDto) })
  list(@Query() filter: HolidayFilter) {
    return this.holidays.list(filter);
  }

  /** Adds a holiday: one a day. */
  @Post()
  @Allow('settings.manage')
  @ApiCreatedResponse({ type: HolidayDto })
  @ApiConflictResponse({ description: '`already-there`, `list-full`', type: ProblemDto })
  add(@Me() me: Actor, @Body() what: AddHolidayDto) {
    return this.holidays.add(me, what);
  }

  /** Changes a holiday. Needs `If-Match`. */
  @Patch(':id')
  @Allow('settings.manage')
  @ApiOkResponse({ type: HolidayDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`already-there`', type: ProblemDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() change: EditHolidayDto,
  ) {
    return this.holidays.edit(me, id, version, change);
  }

  /** Deletes a holiday: the clinic is open on that day as on others. */
  @Delete(':id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ description: '`still-needed`', type: ProblemDto })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.holidays.remove(me, id);
  }
}
