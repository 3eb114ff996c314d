import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { StageFiguresDto, StageFiguresFilter } from '@cuspid/queue/contracts/dto';
import { FiguresService } from './figures.service';

@ApiTags('Queue')
@Controller('queue/stats/stages')
export class FiguresController {
  constructor(private readonly figures: FiguresService) {}

  /** How long each stage took: over all, by provider and by hour of the day. At most 366 days. */
  @Get()
  @Allow('queue.read')
  @ApiOkResponse({ type: StageFiguresDto })
  of(@Me() me: Actor, @Query() filter: StageFiguresFilter) {
    return this.figures.of(me, filter);
  }
}
