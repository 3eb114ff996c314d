import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, EventStream, Me, Public, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  DisplayBoardDto,
  DisplayDto,
  DisplaysDto,
  EditDisplayDto,
  OpenDisplayDto,
  OpenedDisplayDto,
} from '@cuspid/queue/contracts/dto';
import type { Response } from 'express';
import { DisplaysService } from './displays.service';

@ApiTags('Waiting-room display')
@Controller('queue')
export class DisplaysController {
  constructor(
    private readonly displays: DisplaysService,
    private readonly events: EventStream,
  ) {}

  /** The links that are out. */
  @Get('displays')
  @Allow('queue.display')
  @ApiOkResponse({ type: DisplaysDto })
  list() {
    return this.displays.list();
  }

  /** Makes a link for a waiting-room screen. The token is told this once. */
  @Post('displays')
  @Allow('queue.display')
  @ApiCreatedResponse({ type: OpenedDisplayDto })
  open(@Me() me: Actor, @Body() what: OpenDisplayDto) {
    return this.displays.open(me, what);
  }

  /** Changes the name of a screen or its languages; its link stays. */
  @Patch('displays/:id')
  @Allow('queue.display')
  @ApiOkResponse({ type: DisplayDto })
  edit(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() change: EditDisplayDto) {
    return this.displays.edit(me, id, change);
  }

  /** Takes a link back: its screen shows nothing any more. */
  @Delete('displays/:id')
  @Allow('queue.display')
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.displays.revoke(me, id);
  }

  /** What the waiting room sees: tickets and rooms, never a name, a clinician or a treatment. */
  @Get('display/:token')
  @Public()
  @ApiOkResponse({ type: DisplayBoardDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  board(@Param('token') token: string) {
    return this.displays.board(token);
  }

  /** Server-Sent Events for the screen: `queue` whenever it should look again. */
  @Get('display/:token/events')
  @Public()
  @ApiOkResponse({
    description: 'A stream that stays open',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  async stream(@Param('token') token: string, @Res() response: Response) {
    await this.displays.require(token);
    await this.events.toScreen(['queue'], response, () => this.displays.isKnown(token));
  }
}
