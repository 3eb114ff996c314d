import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LetterFilter, LetterStatsDto, SentLetterDto } from '@cuspid/letters/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { LettersService } from './letters.service';

@ApiTags('Letters')
@Controller('letters')
export class LettersController {
  constructor(private readonly letters: LettersService) {}

  /** Letters to patients, newest first. */
  @Get()
  @Allow('letter.manage')
  @ApiOkResponse({ type: pageOf(SentLetterDto) })
  list(@Me() me: Actor, @Query() filter: LetterFilter) {
    return this.letters.list(me, filter);
  }

  /** How the post goes. */
  @Get('stats')
  @Allow('letter.manage')
  @ApiOkResponse({ type: LetterStatsDto })
  stats() {
    return this.letters.stats();
  }

  /** Sends a letter that was given up once more, to the address the patient has now. */
  @Post(':id/retry')
  @Allow('letter.manage')
  @HttpCode(200)
  @ApiOkResponse({ type: SentLetterDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`letter-not-sent-again`' })
  retry(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.letters.retry(me, id);
  }
}
