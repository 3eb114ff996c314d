import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChartComparisonDto, CompareFilter } from '@cuspid/dental-chart/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { CompareService } from './compare.service';

@ApiTags('Dental chart')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id/dental-chart')
export class CompareController {
  constructor(private readonly comparisons: CompareService) {}

  /** What differs between two moments of the chart, each on both axes of time: findings, presence, sentences, a summary. */
  @Get('compare')
  @Allow('chart.read')
  @ApiOkResponse({ type: ChartComparisonDto })
  compare(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: CompareFilter) {
    return this.comparisons.compare(me, id, filter);
  }
}
