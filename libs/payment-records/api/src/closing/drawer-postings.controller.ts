import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DrawerPostingDto, DrawerPostingFilter } from '@cuspid/payment-records/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf } from '@cuspid/platform/contracts/dto';
import { DrawerPostings } from './drawer-postings.service';

@ApiTags('Payments')
@Controller('payment-records/day-close/open/postings')
export class DrawerPostingsController {
  constructor(private readonly postings: DrawerPostings) {}

  /** What came into a drawer and went out of it since its last close, newest first. */
  @Get()
  @Allow('payment.closeDay')
  @ApiOkResponse({ type: pageOf(DrawerPostingDto) })
  list(@Me() me: Actor, @Query() filter: DrawerPostingFilter) {
    return this.postings.list(me, filter);
  }
}
