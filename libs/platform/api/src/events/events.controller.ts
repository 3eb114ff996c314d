import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../access/actor';
import { Allow, Me } from '../access/allow';
import { EventStream } from './event-stream';

@ApiTags('Live')
@Controller('events')
export class EventsController {
  constructor(private readonly events: EventStream) {}

  /**
   * Server-Sent Events of what changed: `event` is the topic, `data` the ids the caller may hear of. Resume with
   * `Last-Event-ID`; an event `reload` means that too much was missed.
   */
  @Get()
  @Allow('account.self')
  @ApiOkResponse({
    description: 'A stream that stays open',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  stream(@Me() me: Actor, @Req() request: Request, @Res() response: Response) {
    return this.events.toPerson(me, request, response);
  }
}
