import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CancelInstalmentPlanDto,
  EditInstalmentPlanDto,
  InstalmentPlanDto,
  OverdueFilter,
  OverdueInstalmentDto,
  RescheduleDto,
} from '@cuspid/payment-records/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { Instalments } from './instalments.service';
import { OverdueList } from './overdue-list';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;
const over = { type: ProblemDto, description: '`instalments-over`: nothing is still to be charged' };

@ApiTags('Payment terms')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such plan among those you may see' })
@Controller('instalment-plans')
export class InstalmentsController {
  constructor(
    private readonly instalments: Instalments,
    private readonly overdue: OverdueList,
  ) {}

  /** Instalments whose day is over and which are not paid, those overdue longest first. */
  @Get('overdue')
  @Allow('payment.read')
  @ApiOkResponse({ type: pageOf(OverdueInstalmentDto) })
  list(@Me() me: Actor, @Query() filter: OverdueFilter) {
    return this.overdue.list(me, filter);
  }

  /** A plan with what became of each instalment. */
  @Get(':id')
  @Allow('payment.read')
  @ApiOkResponse({ type: InstalmentPlanDto })
  one(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.instalments.one(me, id);
  }

  /** Names the plan anew. */
  @Patch(':id')
  @Allow('payment.record')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: InstalmentPlanDto })
  rename(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() { description }: EditInstalmentPlanDto,
  ) {
    return this.instalments.rename(me, id, version, description);
  }

  /** Cancels what is not charged yet. What is charged stays. */
  @Post(':id/cancel')
  @Allow('payment.record')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: InstalmentPlanDto })
  @ApiConflictResponse(over)
  cancel(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() { reason }: CancelInstalmentPlanDto,
  ) {
    return this.instalments.cancel(me, id, version, reason);
  }

  /** Splits what is not charged yet anew: so many instalments, from a day on. */
  @Post(':id/reschedule')
  @Allow('payment.record')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: InstalmentPlanDto })
  @ApiConflictResponse(over)
  reschedule(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: RescheduleDto,
  ) {
    return this.instalments.reschedule(me, id, version, what);
  }
}
