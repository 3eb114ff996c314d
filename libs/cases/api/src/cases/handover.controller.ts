import { Body, Controller, Delete, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseDto, OfferHandoverDto } from '@cuspid/cases/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { HandoverService } from './handover.service';

const ONCE = { name: 'Idempotency-Key', required: false } as const;
const conflicts = (...codes: string[]) => ({
  type: ProblemDto,
  description: codes.map((one) => `\`${one}\``).join(', '),
});

@ApiTags('Cases')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such case among those you may see' })
@Controller('cases/:id')
export class HandoverController {
  constructor(private readonly handovers: HandoverService) {}

  /** Offers the case to somebody else who may supervise it. A second offer takes the place of the first. */
  @Post('handover')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseDto })
  @ApiConflictResponse(conflicts('case-removed', 'case-closed', 'supervisor-gone'))
  offer(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: OfferHandoverDto) {
    return this.handovers.offer(me, id, what);
  }

  /** Takes the offer back. */
  @Delete('handover')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiOkResponse({ type: CaseDto })
  @ApiConflictResponse(conflicts('handover-not-offered', 'case-removed', 'supervisor-gone'))
  withdraw(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.handovers.withdraw(me, id);
  }

  /** Accepts a case that is offered to you. */
  @Post('handover/accept')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseDto })
  @ApiConflictResponse(conflicts('case-removed', 'case-closed', 'handover-not-offered'))
  accept(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.handovers.accept(me, id);
  }

  /** Takes over a case that nobody supervises any more. */
  @Post('takeover')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseDto })
  @ApiConflictResponse(conflicts('supervisor-there'))
  takeOver(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.handovers.takeOver(me, id);
  }
}
