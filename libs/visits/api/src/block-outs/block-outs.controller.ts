import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { BlockOutDto, BlockOutFilter, BlockOutTimeDto } from '@cuspid/visits/contracts/dto';
import { BlockOutsService } from './block-outs.service';

@ApiTags('Visits')
@Controller('block-outs')
export class BlockOutsController {
  constructor(private readonly blocks: BlockOutsService) {}

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

  /** Opens the stretch again. */
  @Delete(':id')
  @Allow('visit.schedule')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.blocks.remove(me, id);
  }
}
