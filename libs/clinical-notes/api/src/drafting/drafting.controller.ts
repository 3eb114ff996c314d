import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ProposedTextDto, ProposedTextFilter } from '@cuspid/clinical-notes/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { Drafting } from './drafting.service';

@ApiTags('Texts for notes')
@Controller('patients/:id/clinical-notes')
export class DraftingController {
  constructor(private readonly drafting: Drafting) {}

  /** Sentences made of what you changed on the chart today, or since a moment; empty when nothing changed. */
  @Get('proposed-text')
  @Allow('note.write')
  @ApiOkResponse({ type: ProposedTextDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
  proposed(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: ProposedTextFilter) {
    return this.drafting.proposed(me, id, filter);
  }
}
