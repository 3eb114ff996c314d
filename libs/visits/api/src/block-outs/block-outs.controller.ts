import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  BlockedVisitsFilter,
  BlockOutDto,
  BlockOutFilter,
  BlockOutTimeDto,
  VisitDto,
} from '@cuspid/visits/contracts/dto';
import { BlockedVisits } from './blocked-visits';
import { BlockOutsService } from './block-outs.service';

@ApiTags('Visits')
@Controller('block-outs')
export class BlockOutsController {
  constructor(
    private readonly blocks: BlockOutsService,
    private readonly blocked: BlockedVisits,
  ) {}

  /** Absences, chairs out of use and times the clinic takes nobody, by their end. */
  @Get()
  @Allow('visit.read')
  @ApiOkResponse({ type: pageOf(BlockOutDto) })
  list(@Query() filter: BlockOutFilter) {
    return this.blocks.list(filter);
  }

  /** Keeps a stretch free of bookings. What is booked there already stays. */
  @Post()
  @Allow('visit.schedule')
  @ApiCreatedResponse({ type: BlockOutDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`not-a-provider` or `no-such-chair`' })
  make(@Me() me: Actor, @Body() what: BlockOutTimeDto) {
    return this.blocks.make(me, what);
  }

  /** The visits a stretch holds: they stay in the book, and are to be moved. */
  @Get('visits')
  @Allow('visit.schedule')
  @ApiOkResponse({ type: pageOf(VisitDto) })
  visits(@Me() me: Actor, @Query() filter: BlockedVisitsFilter) {
    return this.blocked.in(me, filter);
  }

  /** Says a stretch anew. Needs `If-Match`. */
  @Patch(':id')
  @Allow('visit.schedule')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: BlockOutDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`not-a-provider` or `no-such-chair`' })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: BlockOutTimeDto,
  ) {
    return this.blocks.edit(me, id, version, what);
  }

  /** Opens the stretch again. */
  @Delete(':id')
  @Allow('visit.schedule')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.blocks.remove(me, id);
  }
}
