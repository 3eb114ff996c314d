import { Controller, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LetterDto, VisitLettersDto } from '@cuspid/letters/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { LettersService } from './letters.service';
import { Reminders } from './reminders';

@ApiTags('Letters')
@Controller('visits')
export class VisitLettersController {
  constructor(
    private readonly letters: LettersService,
    private readonly reminders: Reminders,
  ) {}

  /** The letters of a visit, newest first, and whether its patient can be reminded by hand now. */
  @Get(':id/letters')
  @Allow('visit.read')
  @ApiOkResponse({ type: VisitLettersDto })
  ofVisit(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.letters.ofVisit(me, id);
  }

  /** Reminds the patient by hand, once for each time the visit stands at. */
  @Post(':id/remind')
  @Allow('visit.remind')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: LetterDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`already-reminded` or `no-reminder` (why, in `conflict`)' })
  remind(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.reminders.remind(me, id);
  }
}
