import { Controller, Get, HttpCode, Ip, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import { VisitLinkDto } from '@cuspid/letters/contracts/dto';
import { Public } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { LinksService } from './links.service';

@ApiTags('A letter’s link')
@ApiTooManyRequestsResponse({ type: ProblemDto, description: '`Retry-After` says when to try again' })
@Controller('visit-links')
export class LinksController {
  constructor(private readonly links: LinksService) {}

  /** What the page of a letter's link shows. Changes nothing: mail scanners open links. */
  @Get(':token')
  @Public()
  @ApiOkResponse({ type: VisitLinkDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  show(@Param('token') token: string, @Ip() address: string) {
    return this.links.show(token, address);
  }

  /** The patient will come. */
  @Post(':token/confirm')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: VisitLinkDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`visit-link-closed`' })
  confirm(@Param('token') token: string, @Ip() address: string) {
    return this.links.confirm(token, address);
  }

  /** The patient will not come. */
  @Post(':token/cancel')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: VisitLinkDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`visit-link-closed` or `too-late-to-cancel`' })
  cancel(@Param('token') token: string, @Ip() address: string) {
    return this.links.cancel(token, address);
  }

  /** No more letters about visits. */
  @Post(':token/opt-out')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: VisitLinkDto })
  optOut(@Param('token') token: string, @Ip() address: string) {
    return this.links.want(token, address, false);
  }

  /** Letters about visits after all. */
  @Post(':token/resubscribe')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: VisitLinkDto })
  resubscribe(@Param('token') token: string, @Ip() address: string) {
    return this.links.want(token, address, true);
  }
}
