import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AddChartWordDto, ChartWordDto, ChartWordsDto, EditChartWordDto } from '@cuspid/dental-chart/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { ChartWords } from './words.service';

@ApiTags('Dental chart')
@Controller('dental-chart/words')
export class WordsController {
  constructor(private readonly words: ChartWords) {}

  /** The clinic’s own words for codes of the chart. */
  @Get()
  @Allow('chart.read')
  @ApiOkResponse({ type: ChartWordsDto })
  list() {
    return this.words.list();
  }

  /** Adds a word. One that is a code already, or gives a compact input two readings, is refused with the reason. */
  @Post()
  @Allow('settings.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ChartWordDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`chart-words-full`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: '`word-not-possible`' })
  add(@Me() me: Actor, @Body() what: AddChartWordDto) {
    return this.words.add(me, what);
  }

  /** Changes a word or what it stands for. */
  @Patch(':wordId')
  @Allow('settings.manage')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: ChartWordDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: '`word-not-possible`' })
  edit(
    @Me() me: Actor,
    @Param('wordId', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditChartWordDto,
  ) {
    return this.words.edit(me, id, version, what);
  }

  /** Takes a word out. What was typed with it stays as it was recorded. */
  @Delete(':wordId')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Me() me: Actor, @Param('wordId', ParseIntPipe) id: number) {
    return this.words.remove(me, id);
  }
}
